package dev.herald.http.console;

import dev.herald.application.view.PageRequest;
import dev.herald.http.answer.Cursors;
import io.javalin.http.Context;
import java.util.Optional;

/** What the address of a page asks for. What it says wrongly counts as not said. */
final class Queries {

  private Queries() {}

  static String text(Context ctx, String name) {
    return Optional.ofNullable(ctx.queryParam(name)).map(String::strip).orElse("");
  }

  static Optional<String> find(Context ctx, String name) {
    return Optional.of(text(ctx, name)).filter(text -> !text.isEmpty());
  }

  static PageRequest page(Context ctx) {
    return new PageRequest(PageRequest.DEFAULT_LIMIT, find(ctx, "cursor").map(Cursors::read));
  }
}
