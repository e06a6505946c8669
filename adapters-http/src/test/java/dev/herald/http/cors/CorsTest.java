package dev.herald.http.cors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.http.HttpServer;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.TestClient;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of named origins may read the REST API, and nothing else; all others nothing at all. */
class CorsTest extends HttpTest {

  private static final String APP = "https://app.example";
  private static final AllowedOrigins ALLOWED = AllowedOrigins.of(APP + ", http://localhost:3000");

  @BeforeEach
  void serve() {
    serve(herald, settings(Optional.empty()).opening(ALLOWED));
  }

  @Test
  void namedPagesReadWithAToken() {
    givenChannel();

    for (var origin : ALLOWED.origins()) {
      reader
          .with("Origin", origin)
          .get("/api/v1/channels/news")
          .hasStatus(200)
          .has("Access-Control-Allow-Origin", origin)
          .has(
              "Access-Control-Expose-Headers",
              "ETag, X-Request-Id, RateLimit, RateLimit-Policy, Retry-After")
          .has("Vary", "Accept-Encoding, Origin")
          .hasNo("Access-Control-Allow-Credentials");
    }
  }

  @Test
  void namedPagesAreToldWhyTheyAreRefused() {
    page(anybody).get("/api/v1/channels").hasStatus(401).has("Access-Control-Allow-Origin", APP);
    page(reader).get("/api/v1/channels/no").hasStatus(404).has("Access-Control-Allow-Origin", APP);
    page(reader).get("/api/v1/tokens").hasStatus(403).has("Access-Control-Allow-Origin", APP);
    page(reader).get("/api/v1/posts?x=1").hasStatus(400).has("Access-Control-Allow-Origin", APP);
  }

  @Test
  void namedPagesLearnThatNothingHasChanged() {
    var tag = page(reader).get("/api/v1/channels").header("ETag");

    page(reader.with("If-None-Match", tag))
        .get("/api/v1/channels")
        .hasStatus(304)
        .has("Access-Control-Allow-Origin", APP);
    page(reader).head("/api/v1/channels").hasStatus(200).has("Access-Control-Allow-Origin", APP);
  }

  @Test
  void namedPagesOpenStreamsWithATicket() {
    givenChannel();
    var url =
        reader
            .post("/api/v1/stream-tickets", "{\"channel\": \"news\"}")
            .json()
            .get("url")
            .textValue();

    page(anybody).head(url).hasStatus(200).has("Access-Control-Allow-Origin", APP);
    page(anybody).head(url + "x").hasStatus(401).has("Access-Control-Allow-Origin", APP);
  }

  @Test
  void browsersAreToldWhatNamedPagesMaySend() {
    preflight(APP, "GET", "/api/v1/channels/news/stream")
        .hasStatus(204)
        .has("Access-Control-Allow-Origin", APP)
        .has("Access-Control-Allow-Methods", "GET, HEAD")
        .has("Access-Control-Allow-Headers", "Authorization, If-None-Match, Last-Event-ID")
        .has("Access-Control-Max-Age", "7200")
        .has("Allow", "GET, HEAD, OPTIONS")
        .has("Vary", "Accept-Encoding, Origin")
        .hasNo("Access-Control-Allow-Credentials");
    preflight(APP, "HEAD", "/api/v1/channels").has("Access-Control-Allow-Methods", "GET, HEAD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "get", "*"})
  void browsersAreToldNothingOfChanges(String method) {
    preflight(APP, method, "/api/v1/channels")
        .hasStatus(204)
        .hasNo("Access-Control-Allow-Methods")
        .hasNo("Access-Control-Allow-Headers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://app.example",
        "https://app.example:444",
        "null",
        "*"
      })
  void allOtherPagesReadNothing(String origin) {
    isClosed(reader.with("Origin", origin).get("/api/v1/channels").hasStatus(200))
        .has("Vary", "Accept-Encoding, Origin");
    isClosed(preflight(origin, "GET", "/api/v1/channels")).has("Vary", "Accept-Encoding, Origin");
  }

  @Test
  void whoIsNoPageIsAnsweredForNoneButNotForAllCaches() {
    isClosed(reader.get("/api/v1/channels").hasStatus(200)).has("Vary", "Accept-Encoding, Origin");
  }

  @Test
  void namedPagesChangeNothing() {
    givenChannel();

    isClosed(page(admin).post("/api/v1/channels", CHANNEL.replace("news", "sport")));
    isClosed(page(reader).post("/api/v1/stream-tickets", "{\"channel\": \"news\"}"));
    isClosed(page(admin).delete("/api/v1/channels/news"));
  }

  @Test
  void nothingButTheApiIsOpen() {
    var image = "/images/" + givenImage(Samples.png());
    for (var path :
        List.of(
            "/console",
            "/console/sign-in",
            "/docs",
            "/openapi.yaml",
            "/metrics",
            "/health/live",
            "/v4/service/command",
            "/nothing",
            "/api/v1/nothing",
            image)) {
      isClosed(page(reader).get(path));
      isClosed(preflight(APP, "GET", path));
    }
  }

  @Test
  void everyReadingRouteOfTheApiIsOpenAndNoOther() {
    var cors = new Cors(ALLOWED);
    var routes = HttpServer.routes(herald, settings(Optional.empty()), clock);

    assertThat(routes)
        .filteredOn(cors::opens)
        .hasSizeGreaterThan(15)
        .allMatch(it -> it.reads() && it.path().startsWith("/api/v1/"));
    assertThat(routes)
        .filteredOn(it -> it.path().startsWith("/console"))
        .isNotEmpty()
        .noneMatch(cors::opens);
  }

  @Test
  void nobodyReadsUnlessTheOperatorNamesThem() {
    serve(herald, settings(Optional.empty()));

    isClosed(page(reader).get("/api/v1/channels").hasStatus(200)).has("Vary", "Accept-Encoding");
    isClosed(preflight(APP, "GET", "/api/v1/channels").hasStatus(204));
  }

  private Answer preflight(String origin, String method, String path) {
    return anybody
        .with("Origin", origin)
        .with("Access-Control-Request-Method", method)
        .with("Access-Control-Request-Headers", "authorization,last-event-id")
        .options(path);
  }

  private static TestClient page(TestClient client) {
    return client.with("Origin", APP);
  }

  private static Answer isClosed(Answer answer) {
    assertThat(answer.toString()).doesNotContainIgnoringCase("access-control");
    return answer;
  }
}
