package dev.herald.http.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages that Herald speaks to people. */
public enum Language {
  ENGLISH("en", "English"),
  CHINESE("zh-CN", "简体中文"),
  KOREAN("ko", "한국어"),
  JAPANESE("ja", "日本語");

  /** Of an {@code Accept-Language} header. Browsers send less than half of it. */
  private static final int MAX_LENGTH = 500;

  private final String tag;
  private final String itsName;

  Language(String tag, String itsName) {
    this.tag = tag;
    this.itsName = itsName;
  }

  /** Its BCP 47 tag, such as {@code zh-CN}. */
  public String tag() {
    return tag;
  }

  /** Its name in itself. */
  public String itsName() {
    return itsName;
  }

  /** The locale by which texts, dates and numbers are written. */
  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  /** The language of this tag, if it is one of Herald's. */
  public static Optional<Language> ofTag(String tag) {
    return Arrays.stream(values()).filter(language -> language.tag.equals(tag)).findFirst();
  }

  /**
   * What a reader likes best among the languages that are there, in whatever country's form;
   * English if none of them is.
   *
   * @param accepted an {@code Accept-Language} header
   */
  public static Language preferred(String accepted) {
    return ranges(accepted).stream()
        .map(range -> Locale.forLanguageTag(range.getRange()).getLanguage())
        .flatMap(wanted -> Arrays.stream(values()).filter(it -> it.language().equals(wanted)))
        .findFirst()
        .orElse(ENGLISH);
  }

  /**
   * How a reader of this language writes dates and numbers: as in their country, if they say which.
   *
   * @param accepted an {@code Accept-Language} header
   */
  public Locale localeOf(String accepted) {
    return ranges(accepted).stream()
        .map(range -> Locale.forLanguageTag(range.getRange()))
        .filter(it -> it.getLanguage().equals(language()) && !it.getCountry().isEmpty())
        .findFirst()
        .orElse(locale());
  }

  /**
   * What a reader likes, the best first; nothing if the header is malformed. Of a long one, the
   * beginning: Java compares each language with each other one.
   */
  private static List<Locale.LanguageRange> ranges(String accepted) {
    var end = accepted.lastIndexOf(',', MAX_LENGTH);
    try {
      return Locale.LanguageRange.parse(
          accepted.length() <= MAX_LENGTH ? accepted : accepted.substring(0, Math.max(end, 0)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) { // as Java says it of "-"
      return List.of();
    }
  }

  private String language() {
    return locale().getLanguage();
  }
}
