package dev.herald.http.console;

import dev.herald.domain.post.PostType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody types to find posts: words, and operators such as {@code channel:zoo type:image
 * before:2026-11-01 after:2026-10-01 has:link} among them, of which the last of a kind counts. What
 * is in double quotes is words, as is what looks like an operator and is none.
 *
 * @param words what is no operator, with the space behind the last word if it was typed
 * @param operators the operators, as they were typed
 */
record TypedSearch(String words, List<Operator> operators) {

  private static final Pattern PART = Pattern.compile("\"[^\"]*\"|[^\\s\\p{Z}]+");

  private static final Pattern SHORT_END =
      Pattern.compile("(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}]{1,2}$");

  private static final Map<String, PostType> TYPES =
      Map.of(
          "text", PostType.TEXT_ONLY,
          "image", PostType.IMAGE_ONLY,
          "images", PostType.IMAGE_ONLY,
          "both", PostType.IMAGE_AND_TEXT,
          "custom", PostType.CUSTOM);

  /** What an operator asks for. */
  enum Kind {
    CHANNEL,
    TYPE,
    BEFORE,
    AFTER,
    HAS
  }

  /**
   * An operator.
   *
   * @param text as it was typed
   */
  record Operator(Kind kind, String value, String text) {}

  TypedSearch {
    operators = List.copyOf(operators);
  }

  static TypedSearch of(String typed) {
    var words = new StringBuilder();
    var operators = new ArrayList<Operator>();
    var part = PART.matcher(typed);
    var end = 0;
    while (part.find()) {
      var operator = operator(part.group());
      operator.ifPresent(operators::add);
      if (operator.isEmpty()) words.append(typed, end, part.end());
      end = part.end();
    }
    words.append(typed, end, typed.length());
    var isBlank = words.toString().isBlank();
    return new TypedSearch(isBlank ? "" : words.toString().stripLeading(), operators);
  }

  private static Optional<Operator> operator(String text) {
    var colon = text.indexOf(':');
    if (colon < 0 || colon == text.length() - 1) return Optional.empty();
    var name = text.substring(0, colon).toUpperCase(Locale.ROOT);
    var value = text.substring(colon + 1);
    for (var kind : Kind.values()) {
      if (kind.name().equals(name) && isKnown(kind, value)) {
        return Optional.of(new Operator(kind, value, text));
      }
    }
    return Optional.empty();
  }

  private static boolean isKnown(Kind kind, String value) {
    return switch (kind) {
      case TYPE -> type(value).isPresent();
      case HAS -> value.equalsIgnoreCase("link") || value.equalsIgnoreCase("links");
      case CHANNEL, BEFORE, AFTER -> true; // it can be said what is wrong with them
    };
  }

  private static Optional<PostType> type(String value) {
    return Optional.ofNullable(TYPES.get(value.toLowerCase(Locale.ROOT)));
  }

  /** The value of the last operator of a kind. */
  Optional<String> value(Kind kind) {
    return operators.stream()
        .filter(it -> it.kind() == kind)
        .map(Operator::value)
        .reduce((before, last) -> last);
  }

  Optional<PostType> type() {
    return value(Kind.TYPE).flatMap(TypedSearch::type);
  }

  boolean hasLinks() {
    return value(Kind.HAS).isPresent();
  }

  /** The first day after {@code after:}, unless that is no date. */
  Optional<LocalDate> from() {
    return day(Kind.AFTER).map(day -> day.plusDays(1));
  }

  /** The last day before {@code before:}, unless that is no date. */
  Optional<LocalDate> to() {
    return day(Kind.BEFORE).map(day -> day.minusDays(1));
  }

  private Optional<LocalDate> day(Kind kind) {
    return value(kind).flatMap(TypedSearch::day);
  }

  /** A date that is none: it would be wrong to list posts of any day. */
  Optional<String> wrongDate() {
    return operators.stream()
        .filter(it -> it.kind() == Kind.AFTER || it.kind() == Kind.BEFORE)
        .map(Operator::value)
        .filter(value -> day(value).isEmpty())
        .findFirst();
  }

  /** A day between two that have four-digit years, too. */
  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text))
          .filter(day -> day.getYear() >= 1 && day.getYear() < 9999);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The words before a last one that is too short to be found by its beginning. */
  static Optional<String> beforeShortEnd(String words) {
    var end = SHORT_END.matcher(words);
    return end.find() && end.start() > 0
        ? Optional.of(words.substring(0, end.start()))
        : Optional.empty();
  }

  /** What to type for the same without operators of these kinds. */
  String without(Kind... kinds) {
    var unwanted = List.of(kinds);
    var kept = new ArrayList<String>();
    if (!words.isBlank()) kept.add(words.strip());
    operators.stream()
        .filter(it -> !unwanted.contains(it.kind()))
        .map(Operator::text)
        .forEach(kept::add);
    return String.join(" ", kept);
  }
}
