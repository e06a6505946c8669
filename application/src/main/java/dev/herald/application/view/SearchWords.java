package dev.herald.application.view;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.util.regex.Pattern;

/** How much a search may look for: each word is looked up by itself, so many take long. */
public final class SearchWords {

  /** How many words, with and without quotes. */
  public static final int MAX = 100;

  private static final Pattern WORD = Pattern.compile("[^\\s\\p{Z}\"]+");

  private SearchWords() {}

  /**
   * Returns the query.
   *
   * @throws InvalidValue {@code query.too_many}: it has more than {@link #MAX} words, which are
   *     told apart by spaces and quotes
   */
  public static String checked(String query) {
    var words = WORD.matcher(query).results().count();
    if (words <= MAX) return query;
    var text = "must have at most " + MAX + " words, but has " + words;
    throw new InvalidValue(new Violation("query", "too_many", text, (long) MAX, words));
  }
}
