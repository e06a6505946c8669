package dev.herald.http.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.domain.shared.Sha256;
import dev.herald.http.answer.StaticFile;
import dev.herald.http.resource.Resources;
import dev.herald.http.route.Access;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The files that pages load. A hash of them all is part of their address, so that browsers may keep
 * them for good, and scripts may load each other from the folder that they are in.
 */
final class Assets {

  private static final Map<String, byte[]> FILES = files();
  private static final String VERSION =
      Sha256.of(FILES.values().toArray(byte[][]::new)).substring(0, 16);

  private static final Map<String, StaticFile> SERVED = served();

  private Assets() {}

  static String path(String name) {
    if (!FILES.containsKey(name)) throw new IllegalArgumentException("no such file: " + name);
    return "/console/assets/" + VERSION + "/" + name;
  }

  static Route route() {
    return Route.get("/console/assets/{version}/{name}", Access.PUBLIC, Assets::answer);
  }

  private static void answer(Context ctx) {
    var name = ctx.pathParam("name");
    var file = SERVED.get(name);
    if (file == null || !ctx.pathParam("version").equals(VERSION)) throw new NotFoundResponse();
    ctx.header("Cache-Control", "public, max-age=31536000, immutable");
    file.answer(ctx);
  }

  /** A file, which there must be. */
  static StaticFile file(String name) {
    return Objects.requireNonNull(SERVED.get(name), name);
  }

  private static Map<String, StaticFile> served() {
    var served = new HashMap<String, StaticFile>();
    FILES.forEach(
        (name, bytes) -> served.put(name, new StaticFile(contentType(name), () -> bytes)));
    return served;
  }

  private static String contentType(String name) {
    if (name.endsWith(".css")) return "text/css; charset=utf-8";
    return name.endsWith(".js") ? "text/javascript; charset=utf-8" : "image/svg+xml";
  }

  private static Map<String, byte[]> files() {
    var files = new LinkedHashMap<String, byte[]>();
    var bootstrap = Resources.webJar("org.webjars", "bootstrap");
    var htmx = Resources.webJar("org.webjars.npm", "htmx.org");
    files.put(
        "bootstrap.css", withoutSourceMap(Resources.read(bootstrap + "css/bootstrap.min.css")));
    files.put("htmx.js", Resources.read(htmx + "dist/htmx.min.js"));
    for (var own :
        new String[] {
          "look.css",
          "console.css",
          "rows.css",
          "also.js",
          "theme.js",
          "undo.js",
          "returned.js",
          "schedule.js",
          "autosave.js",
          "console.js",
          "popups.js",
          "addresses.js",
          "windows.js",
          "uploads.js",
          "chosen.js",
          "composer.js",
          "counters.js",
          "crop.js",
          "drafts.js",
          "files.js",
          "items.js",
          "keys.js",
          "leaving.js",
          "ordering.js",
          "photo.js",
          "palette.js",
          "picking.js",
          "runs.js",
          "signing.js",
          "icons.svg",
          "logo.svg"
        }) {
      files.put(own, Resources.read("/console/assets/" + own));
    }
    return files;
  }

  /** Browsers' developer tools would ask for a file that is not served. */
  private static byte[] withoutSourceMap(byte[] css) {
    return new String(css, UTF_8)
        .replaceFirst("/\\*# sourceMappingURL=.*?\\*/", "")
        .getBytes(UTF_8);
  }
}
