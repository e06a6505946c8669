package dev.herald.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.account.Role;
import dev.herald.http.HttpServer;
import dev.herald.http.route.Access;
import dev.herald.http.route.Route;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.Client;
import dev.herald.http.testkit.HttpTest;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may do what: every role is tried on every route. */
class AccessTest extends HttpTest {

  @Test
  void everyRouteAsksForTheRoleThatTheContractNames() {
    assertThat(routes().stream().map(AccessTest::inWords))
        .filteredOn(route -> route.contains(" /api/") || route.contains(" /images/"))
        .containsExactlyInAnyOrder(
            "EDITOR POST /api/v1/images",
            "PUBLIC GET /images/{imageId}",
            "PUBLIC GET /images/{imageId}/original",
            "PUBLIC GET /images/{imageId}/thumbnail",
            "ADMIN POST /api/v1/channels",
            "READER GET /api/v1/channels",
            "READER GET /api/v1/channels/{id}",
            "EDITOR PATCH /api/v1/channels/{id}",
            "ADMIN DELETE /api/v1/channels/{id}",
            "EDITOR POST /api/v1/channels/{id}/posts",
            "READER GET /api/v1/channels/{id}/posts",
            "READER GET /api/v1/posts",
            "READER GET /api/v1/posts/{postId}",
            "EDITOR POST /api/v1/posts/{postId}/recall",
            "EDITOR PUT /api/v1/channels/{id}/subscribers/{account}",
            "EDITOR DELETE /api/v1/channels/{id}/subscribers/{account}",
            "READER GET /api/v1/channels/{id}/subscribers",
            "READER GET /api/v1/accounts/{account}/subscriptions",
            "READER PUT /api/v1/accounts/{account}/subscriptions/{channel}/read",
            "READER GET /api/v1/accounts/{account}/feed",
            "ADMIN POST /api/v1/webhooks",
            "ADMIN GET /api/v1/webhooks",
            "ADMIN GET /api/v1/webhooks/{webhookId}",
            "ADMIN PATCH /api/v1/webhooks/{webhookId}",
            "ADMIN DELETE /api/v1/webhooks/{webhookId}",
            "ADMIN GET /api/v1/webhooks/{webhookId}/deliveries",
            "ADMIN POST /api/v1/webhooks/{webhookId}/deliveries/replay",
            "ADMIN POST /api/v1/webhooks/{webhookId}/deliveries/discard");
  }

  private static String inWords(Route route) {
    return route.access() + " " + route.method().name() + " " + route.path();
  }

  @Test
  void publicRoutesAskForNoToken() {
    for (var route : withAccess(access -> access == Access.PUBLIC)) {
      for (var client : List.of(anybody, anybody.bearing("wrong"))) {
        for (var answer : ask(client, route)) {
          assertThat(answer.status()).as(inWords(route)).isNotIn(401, 403, 500);
        }
      }
    }
  }

  @Test
  void allOthersAskForOne() {
    for (var route : withAccess(access -> access != Access.PUBLIC)) {
      for (var answer : ask(anybody, route)) {
        assertThat(answer.status()).as(inWords(route)).isEqualTo(401);
        answer.has("WWW-Authenticate", "Bearer realm=\"Herald\"");
      }
    }
  }

  @Test
  void refusesARoleThatIsTooSmallAndNoOther() {
    for (var route : withAccess(access -> access != Access.PUBLIC)) {
      var needed = route.access().role().orElseThrow();
      for (var role : Role.values()) {
        for (var answer : ask(client(role), route)) {
          var what = role + " for " + inWords(route);
          if (role.compareTo(needed) < 0) assertThat(answer.status()).as(what).isEqualTo(403);
          else assertThat(answer.status()).as(what).isNotIn(401, 403, 500);
        }
      }
    }
  }

  @Test
  void tellsWhichRoleIsNeeded() {
    reader
        .post("/api/v1/channels", CHANNEL)
        .isProblem(
            403,
            "forbidden",
            "Not allowed",
            "This needs the role admin, but the token has the role reader.");
    editor.delete("/api/v1/channels/news").hasStatus(403);
    admin.get("/api/v1/channels").is(200, "{\"items\": []}");
  }

  @Test
  void refusesBeforeItLooksAtTheRequest() {
    anybody.get("/api/v1/channels?x=1").hasStatus(401);
    anybody.post("/api/v1/channels", "{").hasStatus(401);
    reader.post("/api/v1/channels", "{").hasStatus(403);
    reader.post("/api/v1/posts/a%2Fb/recall", "{").hasStatus(403);
  }

  private List<Route> withAccess(Predicate<Access> wanted) {
    var found = routes().stream().filter(route -> wanted.test(route.access())).toList();
    assertThat(found).isNotEmpty();
    return found;
  }

  private List<Route> routes() {
    return HttpServer.routes(herald, settings(Optional.empty()), InstantSource.system()).stream()
        .filter(route -> !route.path().startsWith("/console")) // which asks for sessions
        .toList();
  }

  /** Asks as the route says, and with HEAD where it reads. */
  private static List<Answer> ask(Client client, Route route) {
    var path = route.path().replace("{imageId}", "0".repeat(64)).replaceAll("\\{\\w+}", "x");
    var methods = Stream.of(route.method().name(), route.reads() ? "HEAD" : "");
    return methods.filter(it -> !it.isEmpty()).map(it -> client.send(it, path, "")).toList();
  }

  private Client client(Role role) {
    return anybody.bearing(secret(role.name().toLowerCase(Locale.ROOT)));
  }
}
