package dev.herald.http.console;

import dev.herald.application.view.Warning;
import dev.herald.http.language.Language;
import dev.herald.http.language.Translations;

/**
 * What a warning says.
 *
 * @param what what is unsafe, in a sentence or two
 * @param advice what to do about it, in a sentence or two
 */
public record WarningText(String what, String advice) {

  static WarningText of(Warning warning, Language language) {
    var key = "warning." + warning.reason().name();
    var values = warning.values().toArray();
    var texts = Translations.in(language);
    return new WarningText(texts.text(key, values), texts.text(key + ".advice", values));
  }

  /** In English, as in logs and on terminals. */
  public static WarningText inEnglish(Warning warning) {
    return of(warning, Language.ENGLISH);
  }
}
