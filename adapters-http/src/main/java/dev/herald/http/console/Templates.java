package dev.herald.http.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;

/** Answers with what a template makes. */
final class Templates {

  /**
   * Scripts, styles and connections come from this server alone, and nothing that is written into a
   * page can run. Pictures may come from elsewhere, as posts may refer to such.
   */
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data: blob: https: http:",
          "connect-src 'self'",
          "form-action 'self'",
          "frame-ancestors 'none'",
          "base-uri 'none'");

  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, null, "dev.herald.http.console.template");

  private Templates() {}

  /** Answers with a page, or a part of one. */
  static void answer(Context ctx, View view, String template, Map<String, ?> values) {
    var parameters = new HashMap<String, Object>(values);
    parameters.put("reader", view.reader());
    parameters.put("links", view.links());
    parameters.put("location", view.location());
    parameters.put("permissions", view.permissions());
    var html = new StringOutput(16 * 1024);
    ENGINE.render(template + ".jte", parameters, html);
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("Referrer-Policy", "same-origin");
    ctx.header("Cache-Control", "no-store");
    ctx.contentType("text/html; charset=utf-8").result(html.toString());
  }
}
