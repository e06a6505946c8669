package dev.herald.http.language;

import java.text.Bidi;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The texts that people read in one language. */
public final class Translations {

  private static final char ISOLATE = '\u2068';
  private static final char END_OF_ISOLATE = '\u2069';

  /** What would end it too soon. */
  private static final String ISOLATES = "[\u2066-\u2069]";

  private static final Map<Language, Translations> ALL = new ConcurrentHashMap<>();

  private final ResourceBundle bundle;
  private final Locale locale;

  private Translations(Language language) {
    locale = language.locale();
    bundle =
        ResourceBundle.getBundle(
            "language.messages",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The texts in this language. */
  public static Translations in(Language language) {
    return ALL.computeIfAbsent(language, Translations::new);
  }

  /**
   * A text.
   *
   * @param values what its placeholders stand for
   * @throws java.util.MissingResourceException there is no such text
   */
  public String text(String key, Object... values) {
    var own = Arrays.stream(values).map(Translations::isolated).toArray();
    return new MessageFormat(bundle.getString(key), locale).format(own);
  }

  /** What may run from right to left keeps to itself, and leaves the rest of the text as it is. */
  private static Object isolated(Object value) {
    return value instanceof String text && Bidi.requiresBidi(text.toCharArray(), 0, text.length())
        ? ISOLATE + text.replaceAll(ISOLATES, "") + END_OF_ISOLATE
        : value;
  }

  /** A text, if there is one under this key. */
  public Optional<String> find(String key, Object... values) {
    return bundle.containsKey(key) ? Optional.of(text(key, values)) : Optional.empty();
  }
}
