package dev.herald.http.openapi;

import static dev.herald.http.openapi.ApiDescription.HERALD;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.service.Services;
import dev.herald.application.testkit.InMemoryPorts;
import dev.herald.http.HttpServer;
import dev.herald.http.HttpSettings;
import dev.herald.http.route.Route;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares the routes of the server with those that are described. */
class RoutesTest {

  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  @Test
  void describesAllRoutesAndNoOthersWithTheirRoles() {
    var described =
        HERALD.operations().stream().collect(toMap(Operation::toString, Operation::role));

    assertThat(described).containsExactlyInAnyOrderEntriesOf(routes());
  }

  /**
   * All but the files that the page of the description loads, the console, which is for people, and
   * the compatible API, which is described elsewhere.
   */
  private static Map<String, String> routes() {
    var useCases = Services.over(new InMemoryPorts().outbound());
    var settings = new HttpSettings("127.0.0.1", 0, Optional.empty(), Path.of("uploads"));
    return HttpServer.routes(useCases, settings, InstantSource.system()).stream()
        .filter(route -> !route.path().startsWith("/docs/"))
        .filter(route -> !route.path().startsWith("/console"))
        .filter(route -> !Set.of("/", "/favicon.ico").contains(route.path()))
        .filter(route -> !route.path().startsWith("/v4/"))
        .collect(toMap(route -> route.method().name() + " " + route.path(), RoutesTest::role));
  }

  private static String role(Route route) {
    return route
        .access()
        .permission()
        .map(it -> it.role().name().toLowerCase(Locale.ROOT))
        .orElse("public");
  }

  @Test
  void saysInWordsWhichRoleIsNeeded() {
    for (var operation : HERALD.operations()) {
      var isPublic = operation.role().equals("public");
      var words = isPublic ? "Public: needs no token." : "Needs the role `%s`.";

      assertThat(operation.node().get("description").asText().strip())
          .as(operation.toString())
          .endsWith(words.formatted(operation.role()));
      assertThat(operation.node().has("security")).as(operation.toString()).isEqualTo(isPublic);
    }
  }

  @Test
  void describesWhatStandsInPaths() {
    for (var operation : HERALD.operations()) {
      var inPath =
          PARAMETER.matcher(operation.path()).results().map(match -> match.group(1)).toList();

      assertThat(operation.parameters("path"))
          .as(operation.toString())
          .containsExactlyInAnyOrderElementsOf(inPath);
    }
  }

  @Test
  void givesEachOperationANameOfItsOwn() {
    assertThat(HERALD.operations())
        .extracting(operation -> operation.node().path("operationId").asText())
        .doesNotHaveDuplicates()
        .doesNotContain("");
  }
}
