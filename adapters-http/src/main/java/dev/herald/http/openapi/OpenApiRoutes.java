package dev.herald.http.openapi;

import static dev.herald.http.route.Access.PUBLIC;

import dev.herald.http.answer.Answers;
import dev.herald.http.answer.Hash;
import dev.herald.http.resource.Resources;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;

/** The description of the REST API, and a page to read and try it. */
public final class OpenApiRoutes {

  private OpenApiRoutes() {}

  public static List<Route> routes() {
    var ui = Resources.webJar("org.webjars", "swagger-ui");
    return List.of(
        file("/openapi.yaml", "application/yaml", "/openapi/openapi.yaml"),
        file("/docs", "text/html; charset=utf-8", "/openapi/docs.html"),
        file("/docs/start.js", "text/javascript; charset=utf-8", "/openapi/start.js"),
        file("/docs/swagger-ui.css", "text/css; charset=utf-8", ui + "swagger-ui.css"),
        file(
            "/docs/swagger-ui-bundle.js",
            "text/javascript; charset=utf-8",
            ui + "swagger-ui-bundle.js"));
  }

  private static Route file(String path, String contentType, String resource) {
    return Route.get(path, PUBLIC, ctx -> answer(ctx, contentType, resource));
  }

  private static void answer(Context ctx, String contentType, String resource) {
    var bytes = Resources.read(resource);
    var tag = '"' + Hash.of(bytes).substring(0, 32) + '"';
    ctx.header("Cache-Control", "no-cache");
    ctx.header("ETag", tag);
    ctx.header(
        "Content-Security-Policy",
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'");
    if (Answers.isKnown(ctx, tag)) ctx.status(304);
    else ctx.contentType(contentType).result(bytes);
  }
}
