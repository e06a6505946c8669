package dev.herald.http.console;

import dev.herald.http.brand.Brand;
import dev.herald.http.route.Access;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;

/** What a browser asks for that was given the address of the server alone. */
final class EntryPages {

  private final Brand brand;

  EntryPages(Brand brand) {
    this.brand = brand;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/", Access.PUBLIC, EntryPages::enter),
        Route.get("/favicon.ico", Access.PUBLIC, this::icon));
  }

  private void icon(Context ctx) {
    if (brand.logo().isPresent()) ctx.redirect(ctx.contextPath() + brand.logo().get());
    else Assets.file("logo.svg").answer(ctx);
  }

  /** There is nothing here for programs. */
  private static void enter(Context ctx) {
    if (!isBrowser(ctx)) throw new NotFoundResponse();
    ctx.redirect(ctx.contextPath() + "/console");
  }

  /** Whether a page is wanted: programs ask for anything, or for what they can read. */
  static boolean isBrowser(Context ctx) {
    var accepted = ctx.header("Accept");
    return accepted != null && accepted.contains("text/html");
  }
}
