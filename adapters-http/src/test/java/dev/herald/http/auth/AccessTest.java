package dev.herald.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.permission.Role;
import dev.herald.http.HttpServer;
import dev.herald.http.route.Access;
import dev.herald.http.route.Route;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.TestClient;
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
            "UPLOAD_IMAGES POST /api/v1/images",
            "PUBLIC GET /images/{imageId}",
            "PUBLIC GET /images/{imageId}/original",
            "PUBLIC GET /images/{imageId}/thumbnail",
            "CREATE_CHANNELS POST /api/v1/channels",
            "READ_CHANNELS GET /api/v1/channels",
            "READ_CHANNELS GET /api/v1/channels/{id}",
            "EDIT_CHANNELS PATCH /api/v1/channels/{id}",
            "DELETE_CHANNELS DELETE /api/v1/channels/{id}",
            "PUBLISH_POSTS POST /api/v1/channels/{id}/posts",
            "READ_POSTS GET /api/v1/channels/{id}/posts",
            "READ_POSTS GET /api/v1/posts",
            "READ_POSTS GET /api/v1/posts/{postId}",
            "RECALL_POSTS POST /api/v1/posts/{postId}/recall",
            "MANAGE_SUBSCRIPTIONS PUT /api/v1/channels/{id}/subscribers/{account}",
            "MANAGE_SUBSCRIPTIONS DELETE /api/v1/channels/{id}/subscribers/{account}",
            "READ_SUBSCRIPTIONS GET /api/v1/channels/{id}/subscribers",
            "READ_SUBSCRIPTIONS GET /api/v1/accounts/{account}/subscriptions",
            "MARK_READ PUT /api/v1/accounts/{account}/subscriptions/{channel}/read",
            "READ_SUBSCRIPTIONS GET /api/v1/accounts/{account}/feed",
            "MANAGE_WEBHOOKS POST /api/v1/webhooks",
            "MANAGE_WEBHOOKS GET /api/v1/webhooks",
            "MANAGE_WEBHOOKS GET /api/v1/webhooks/{webhookId}",
            "MANAGE_WEBHOOKS PATCH /api/v1/webhooks/{webhookId}",
            "MANAGE_WEBHOOKS DELETE /api/v1/webhooks/{webhookId}",
            "MANAGE_WEBHOOKS GET /api/v1/webhooks/{webhookId}/deliveries",
            "MANAGE_WEBHOOKS POST /api/v1/webhooks/{webhookId}/deliveries/redeliver",
            "MANAGE_WEBHOOKS POST /api/v1/webhooks/{webhookId}/deliveries/discard",
            "MANAGE_TOKENS POST /api/v1/tokens",
            "MANAGE_TOKENS GET /api/v1/tokens",
            "READ_CHANNELS GET /api/v1/self",
            "MANAGE_TOKENS GET /api/v1/tokens/{name}",
            "MANAGE_TOKENS DELETE /api/v1/tokens/{name}",
            "MANAGE_TOKENS POST /api/v1/invitations",
            "MANAGE_ACCOUNTS GET /api/v1/accounts/{account}/export",
            "MANAGE_ACCOUNTS DELETE /api/v1/accounts/{account}",
            "READ_AUDIT_LOG GET /api/v1/audit");
  }

  private static String inWords(Route route) {
    return route.access().permission().map(Enum::name).orElse("PUBLIC")
        + " "
        + route.method().name()
        + " "
        + route.path();
  }

  @Test
  void publicRoutesAskForNoToken() {
    for (var route : withAccess(access -> access.equals(Access.PUBLIC))) {
      for (var client : List.of(anybody, anybody.bearing("wrong"))) {
        for (var answer : ask(client, route)) {
          assertThat(answer.status()).as(inWords(route)).isNotIn(401, 403, 500);
        }
      }
    }
  }

  @Test
  void allOthersAskForOne() {
    for (var route : withAccess(access -> !access.equals(Access.PUBLIC))) {
      for (var answer : ask(anybody, route)) {
        assertThat(answer.status()).as(inWords(route)).isEqualTo(401);
        answer.has("WWW-Authenticate", "Bearer realm=\"Herald\"");
      }
    }
  }

  @Test
  void refusesARoleThatIsTooSmallAndNoOther() {
    for (var route : withAccess(access -> !access.equals(Access.PUBLIC))) {
      var needed = route.access().permission().orElseThrow().role();
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
            "This needs the role admin, but you have the role reader.");
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
  private static List<Answer> ask(TestClient client, Route route) {
    var path = route.path().replace("{imageId}", "0".repeat(64)).replaceAll("\\{\\w+}", "x");
    var methods = Stream.of(route.method().name(), route.reads() ? "HEAD" : "");
    return methods.filter(it -> !it.isEmpty()).map(it -> client.send(it, path, "")).toList();
  }

  private TestClient client(Role role) {
    return anybody.bearing(secret(role.name().toLowerCase(Locale.ROOT)));
  }
}
