package dev.herald.http.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.http.answer.ReadyAnswer;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Makes pages of templates. */
final class PageTemplates {

  /**
   * Scripts and styles come from this server alone. Pictures may come from elsewhere, as posts may
   * refer to such.
   */
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "style-src 'self'",
          "script-src 'self'",
          "connect-src 'self'",
          "img-src 'self' https: http:",
          "form-action 'none'",
          "base-uri 'none'",
          "");

  /** What is said of each page that is for nobody's frames. */
  static final Map<String, String> HEADERS = headers(FrameAncestors.NONE);

  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, null, "dev.herald.http.pages.template");

  private PageTemplates() {}

  /** What is said of each page that these may show in their frames. */
  static Map<String, String> headers(FrameAncestors framedBy) {
    return Map.of(
        "Content-Security-Policy", POLICY + framedBy.directive(),
        "Referrer-Policy", "strict-origin-when-cross-origin",
        "Vary", "Accept-Encoding, Accept-Language");
  }

  static ReadyAnswer page(String template, Map<String, Object> values) {
    var html = new StringOutput(16 * 1024);
    ENGINE.render(template + ".jte", values, html);
    return ReadyAnswer.of("text/html; charset=utf-8", html.toString().getBytes(UTF_8));
  }
}
