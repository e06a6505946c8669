package dev.herald.http.brand;

import dev.herald.domain.shared.Sha256;
import dev.herald.http.answer.StaticFile;
import dev.herald.http.route.Access;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;

/**
 * What browsers load of a brand. A hash of it is part of its address, so that they may keep it for
 * good.
 */
final class BrandFile {

  private final String name;
  private final String version;
  private final StaticFile file;

  BrandFile(String name, String contentType, byte[] bytes) {
    this.name = name;
    version = Sha256.of(bytes).substring(0, 16);
    file = new StaticFile(contentType, () -> bytes);
  }

  String path() {
    return "/brand/" + version + "/" + name;
  }

  Route route() {
    return Route.get("/brand/{version}/" + name, Access.PUBLIC, this::answer);
  }

  /** An SVG that is opened by itself runs no script. */
  private void answer(Context ctx) {
    if (!ctx.pathParam("version").equals(version)) throw new NotFoundResponse();
    ctx.header("Cache-Control", "public, max-age=31536000, immutable");
    ctx.header(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox");
    file.answer(ctx);
  }
}
