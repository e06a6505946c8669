package dev.herald.http.pages;

import dev.herald.domain.shared.Sha256;
import dev.herald.http.answer.StaticFile;
import dev.herald.http.resource.Resources;
import dev.herald.http.route.Access;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;

/**
 * A file that all pages use. A hash of it is part of its address, so that browsers may keep it for
 * good.
 */
final class PageFile {

  static final PageFile STYLES = new PageFile("pages.css", "text/css; charset=utf-8");
  static final PageFile LIVE = new PageFile("live.js", "text/javascript; charset=utf-8");

  private final String name;
  private final String version;
  private final StaticFile file;

  private PageFile(String name, String type) {
    this.name = name;
    var bytes = Resources.read("/pages/" + name);
    version = Sha256.of(bytes).substring(0, 16);
    file = new StaticFile(type, () -> bytes);
  }

  String path() {
    return "/c/files/" + version + "/" + name;
  }

  static List<Route> routes() {
    return List.of(STYLES.route(), LIVE.route());
  }

  private Route route() {
    return Route.get("/c/files/{version}/" + name, Access.PUBLIC, this::answer);
  }

  private void answer(Context ctx) {
    if (!ctx.pathParam("version").equals(version)) throw new NotFoundResponse();
    ctx.header("Cache-Control", "public, max-age=31536000, immutable");
    file.answer(ctx);
  }
}
