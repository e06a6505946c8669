package dev.herald.http;

import dev.herald.http.cors.Cors;
import dev.herald.http.route.Access;
import dev.herald.http.route.Route;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Answers OPTIONS: by which methods a path can be asked for. */
final class AllowedMethods {

  private AllowedMethods() {}

  /**
   * Adds an answer for each path of these routes.
   *
   * @param cors what browsers are told for pages of other servers
   */
  static void tell(JavalinConfig config, List<Route> routes, Cors cors) {
    var methods = new TreeMap<String, Set<String>>();
    var opened = new HashSet<String>();
    for (var route : routes) {
      var allowed = methods.computeIfAbsent(route.path(), path -> new TreeSet<>(Set.of("OPTIONS")));
      allowed.add(route.method().name());
      if (route.reads()) allowed.add("HEAD");
      if (cors.opens(route)) opened.add(route.path());
    }
    methods.forEach(
        (path, allowed) -> {
          var names = String.join(", ", allowed);
          Handler answer = ctx -> ctx.header("Allow", names).status(204);
          config.routes.options(
              path, opened.contains(path) ? before(answer, cors) : answer, Access.PUBLIC);
        });
  }

  private static Handler before(Handler answer, Cors cors) {
    return ctx -> {
      cors.answerPreflight(ctx);
      answer.handle(ctx);
    };
  }
}
