package dev.herald.http.console;

import io.javalin.http.Context;

/** Answers that something was done: the browser goes on to a page and says so there. */
final class Done {

  private Done() {}

  /**
   * Has the page give way to another one.
   *
   * @param notice what to say on it
   */
  static void goOn(Context ctx, View view, String page, String notice) {
    ctx.header("HX-Redirect", OwnPage.of(page));
    ctx.header("X-Herald-Notice", view.encode(notice));
    ctx.status(204);
  }
}
