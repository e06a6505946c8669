package dev.herald.http.console;

import io.javalin.http.Context;

/** Answers that something was done: redirects the browser to a page, which says so. */
final class Done {

  private Done() {}

  /**
   * Redirects to a page of the console.
   *
   * @param notice what to say there; empty for nothing
   */
  static void redirect(Context ctx, View view, String page, String notice) {
    ctx.header("HX-Redirect", view.safe(page));
    if (!notice.isEmpty()) ctx.header("X-Herald-Notice", view.links().encode(notice));
    ctx.status(204);
  }
}
