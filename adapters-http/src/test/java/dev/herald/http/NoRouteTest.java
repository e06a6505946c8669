package dev.herald.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.route.Route;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.TestClient;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses at which there is nothing, and methods that an address does not have. */
class NoRouteTest extends HttpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nowhere",
        "/api/v1",
        "/api/v1/nowhere",
        "/API/V1/channels",
        "//api/v1/channels",
        "/api//v1/channels",
        "/api/v1/channels/news/nowhere",
        "/api/v1/channels/a/b/c",
        "/images",
        "/docs/..%2F..%2Fetc",
        "/docs/../docs",
        "/docs/swagger-ui.js.map",
        "/META-INF/MANIFEST.MF",
      })
  void thereIsNothingAtOtherAddresses(String path) {
    for (var client : new TestClient[] {anybody, admin}) {
      client
          .get(path)
          .isProblem(404, "not_found", "No such resource", "There is nothing at this address.");
      client.head(path).hasStatus(404).isEmpty();
      client.post(path, "{}").hasStatus(404);
    }
  }

  @Test
  void everyAddressTellsWhichMethodsItHas() {
    var methods = new TreeMap<String, Set<String>>();
    for (var route :
        HttpServer.routes(herald, settings(Optional.empty()), InstantSource.system())) {
      var allowed = methods.computeIfAbsent(path(route), path -> new TreeSet<>(Set.of("OPTIONS")));
      allowed.add(route.method().name());
      if (route.reads()) allowed.add("HEAD");
    }
    assertThat(methods).hasSizeGreaterThan(15);

    methods.forEach(
        (path, allowed) -> {
          var options = anybody.options(path).hasStatus(204).isEmpty().hasNo("Content-Type");
          assertThat(words(options.header("Allow"))).as(path).isEqualTo(allowed);

          for (var method : new String[] {"PUT", "PATCH", "DELETE", "POST", "GET", "BREW"}) {
            if (allowed.contains(method)) continue;
            var refused = admin.send(method, path, "").hasStatus(405);
            var allow = refused.header("Allow");
            assertThat(words(allow)).as(method + " " + path).isEqualTo(allowed);
            if (path.startsWith("/console/")) continue; // where people are told, on a page
            refused.isProblem(
                405, "method_not_allowed", "No such method", "It must be " + allow + ".");
          }
        });
  }

  private static String path(Route route) {
    return route.path().replaceAll("\\{\\w+}", "x");
  }

  private static Set<String> words(String list) {
    return new TreeSet<>(Arrays.asList(list.split(", ")));
  }

  @Test
  void slashAtTheEndChangesNothing() {
    givenChannel();

    reader.get("/api/v1/channels/").lists("news");
  }
}
