package dev.herald.http.openapi;

import static dev.herald.http.route.Access.PUBLIC;

import dev.herald.http.answer.StaticFile;
import dev.herald.http.rate.Rates;
import dev.herald.http.resource.Resources;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Stream;

/** The description of the REST API, and a page to read and try it. */
public final class OpenApiRoutes {

  private OpenApiRoutes() {}

  /**
   * The routes.
   *
   * @param rates counts all requests
   */
  public static List<Route> routes(Rates rates) {
    var ui = Resources.webJar("org.webjars", "swagger-ui");
    return Stream.of(
            file("/openapi.yaml", "application/yaml", "/openapi/openapi.yaml"),
            file("/docs", "text/html; charset=utf-8", "/openapi/docs.html"),
            file("/docs/start.js", "text/javascript; charset=utf-8", "/openapi/start.js"),
            file("/docs/swagger-ui.css", "text/css; charset=utf-8", ui + "swagger-ui.css"),
            file(
                "/docs/swagger-ui-bundle.js",
                "text/javascript; charset=utf-8",
                ui + "swagger-ui-bundle.js"))
        .map(rates::ofStrangers)
        .toList();
  }

  private static Route file(String path, String contentType, String resource) {
    var file = new StaticFile(contentType, () -> Resources.read(resource));
    return Route.get(path, PUBLIC, ctx -> answer(ctx, file));
  }

  private static void answer(Context ctx, StaticFile file) {
    ctx.header("Cache-Control", "no-cache");
    ctx.header(
        "Content-Security-Policy",
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
            + " frame-ancestors 'none'");
    file.answer(ctx);
  }
}
