package dev.herald.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.http.address.TrustedProxies;
import dev.herald.http.door.Limits;
import dev.herald.http.legacy.LegacySettings;
import dev.herald.http.legacy.UserSig;
import dev.herald.http.rate.RateLimits;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.TestClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Those who ask or guess too often are told to wait, wherever they do, and nobody else is. */
class TooManyTest extends HttpTest {

  private static final String KEY = "a secret key";
  private static final LegacySettings COMPATIBLE =
      new LegacySettings(1400000001L, Optional.of(KEY), List.of("administrator"));

  /** By construction: a new route is in it. */
  @Test
  void everyRouteButThoseOfHealthCountsStrangers() {
    serve(new RateLimits(0, 1, 0));
    var routes = HttpServer.routes(herald, settings(Optional.empty()), clock);
    assertThat(routes).hasSizeGreaterThan(60);

    for (var i = 0; i < routes.size(); i++) {
      var route = routes.get(i);
      var path = route.path().replaceAll("\\{\\w+}", "x");
      var client = from("192.0.2." + i);
      client.send(route.method().name(), path, "");
      var again = client.send(route.method().name(), path, "");

      if (path.startsWith("/health/")) assertThat(again.status()).as("%s", route).isEqualTo(200);
      else assertThat(isTooMany(again)).as("%s", route).isTrue();
    }
  }

  private static boolean isTooMany(Answer answer) {
    return answer.status() == 429 || answer.text().contains("60007");
  }

  @ParameterizedTest
  @CsvSource({"GET, /nothing", "GET, /api/v1/nothing", "DELETE, /docs", "GET, /console/nothing"})
  void soDoAddressesAtWhichThereIsNothing(String method, String path) {
    serve(new RateLimits(0, 1, 0));

    from("192.0.2.1").send(method, path, "");

    from("192.0.2.1").send(method, path, "").hasStatus(429).has("Retry-After", "60");
  }

  @Test
  void programsAreToldInTheirWayWhenToTryAgain() {
    serve(new RateLimits(0, 1, 0));
    var stranger = from("192.0.2.1");
    stranger.get("/api/v1/channels").hasStatus(401);

    stranger
        .get("/api/v1/channels")
        .isProblem(
            429,
            "too_many_requests",
            "Too many requests",
            "There may be 1 requests in a minute. Try again in 60 s.")
        .has("Retry-After", "60")
        .has("RateLimit-Policy", "\"address\";q=1;w=60")
        .has("RateLimit", "\"address\";r=0;t=60");
    assertThat(command(stranger, "x").text())
        .contains("\"ActionStatus\":\"FAIL\"", "\"ErrorCode\":60007");
  }

  @Test
  void peopleAreToldInTheirLanguage() {
    serve(new RateLimits(0, 1, 0));
    var browser = from("192.0.2.1").with("Accept", "text/html").with("Accept-Language", "ko");
    browser.get("/console/sign-in").hasStatus(200);

    var answer = browser.get("/console/sign-in").hasStatus(429).has("Retry-After", "60");

    assertThat(answer.text()).contains("요청이 너무 많습니다", "<html");
  }

  @Test
  void addressesAreCountedApartAndIpv6ByItsNetwork() {
    serve(new RateLimits(0, 1, 0));
    from("2001:db8:1:1::1").get("/docs").hasStatus(200);

    from("2001:db8:1:1:ffff::2").get("/docs").hasStatus(429);
    from("2001:db8:1:2::1").get("/docs").hasStatus(200);
    from("192.0.2.1").get("/docs").hasStatus(200);
  }

  @Test
  void whoHasATokenIsNotKeptOutByStrangersAtTheSameAddress() {
    serve(new RateLimits(0, 1, 0));
    for (var i = 0; i < 3; i++) anybody.get("/api/v1/channels");

    for (var i = 0; i < 3; i++) reader.get("/api/v1/channels").hasStatus(200);
    var image = "/images/" + givenImage(Samples.png());
    for (var i = 0; i < 3; i++) reader.get(image).hasStatus(200); // though it is public
    anybody.get(image).hasStatus(429);
  }

  @Test
  void tokensAreCountedApartAndToldWhatIsLeft() {
    serve(new RateLimits(2, 0, 0));

    reader.get("/api/v1/channels").has("RateLimit-Policy", "\"token\";q=2;w=60");
    reader.get("/api/v1/posts").has("RateLimit", "\"token\";r=0;t=60");

    reader.get("/api/v1/posts").hasStatus(429).has("RateLimit", "\"token\";r=0;t=60");
    editor.get("/api/v1/posts").hasStatus(200);
  }

  @Test
  void sessionsAndAdministratorsAreCountedToo() {
    serve(new RateLimits(1, 0, 0));
    var session = herald.signIn().withToken(secret("admin")).orElseThrow().secret();
    var browser = anybody.with("Cookie", "herald-session=" + session);
    browser.get("/console/channels").hasStatus(200);

    browser.get("/console/channels").hasStatus(429);

    assertThat(command(anybody, signature(KEY)).text()).doesNotContain("60007");
    assertThat(command(anybody, signature(KEY)).text()).contains("60007");
  }

  @Test
  void afterSeveralWrongTokensTheAddressHasToWait() {
    serve(new RateLimits(0, 0, 2));
    guess(from("192.0.2.1"), 2);

    from("192.0.2.1")
        .bearing(secret("reader"))
        .get("/api/v1/channels")
        .isProblem(
            429,
            "too_many_attempts",
            "Too many attempts",
            "Too many wrong secrets came from this address. Try again in 1 s.")
        .has("Retry-After", "1");
    from("192.0.2.2").bearing(secret("reader")).get("/api/v1/channels").hasStatus(200);
    from("192.0.2.1").get("/docs").hasStatus(200); // where nobody needs a token
  }

  @Test
  void programThatHasWorkedThereGoesOn() {
    serve(new RateLimits(0, 0, 2));
    reader.get("/api/v1/channels").hasStatus(200);
    guess(anybody, 2);

    reader.get("/api/v1/channels").hasStatus(200);
    editor.get("/api/v1/channels").hasStatus(429);
  }

  @Test
  void wrongTokensInTheSignInFormCountToo() {
    serve(new RateLimits(0, 0, 2));
    for (var token : List.of("wrong", "worse")) signIn(from("192.0.2.1"), token).hasStatus(422);

    assertThat(signIn(from("192.0.2.1"), secret("admin")).hasStatus(429).text())
        .contains("too many wrong attempts");
    signIn(from("192.0.2.2"), secret("admin")).hasStatus(303);
  }

  @Test
  void wrongSignInLinksCountToo() {
    serve(new RateLimits(0, 0, 2));
    for (var code : List.of("wrong", "worse")) {
      anybody.get("/console/sign-in/" + code).hasStatus(404);
    }

    anybody.get("/console/sign-in/worst").hasStatus(429);
  }

  @Test
  void wrongSignaturesCountToo() {
    serve(new RateLimits(0, 0, 2));
    assertThat(command(anybody, "x").text()).contains("70003");
    assertThat(command(anybody, signature("another key")).text()).contains("70009");

    assertThat(command(anybody, signature(KEY)).hasStatus(200).has("Retry-After", "1").text())
        .contains("\"ErrorCode\":70050");
  }

  private void serve(RateLimits rates) {
    var settings =
        new HttpSettings("127.0.0.1", 0, Optional.empty(), uploads, COMPATIBLE, true)
            .limitedTo(Limits.usual().with(rates))
            .behind(TrustedProxies.of("127.0.0.1"));
    serve(herald, settings);
  }

  /** A client at this address, behind a trusted proxy. */
  private TestClient from(String address) {
    return anybody.with("X-Forwarded-For", address);
  }

  private static void guess(TestClient client, int times) {
    for (var i = 0; i < times; i++) {
      client.bearing("wrong-" + i).get("/api/v1/channels").hasStatus(401);
    }
  }

  private static Answer signIn(TestClient client, String token) {
    return client
        .with("Sec-Fetch-Site", "same-origin")
        .with("Content-Type", "application/x-www-form-urlencoded")
        .post("/console/sign-in", "token=" + token);
  }

  private Answer command(TestClient client, String userSig) {
    return client.post(
        "/v4/official_account_open_http_svc/get_official_account_info"
            + "?sdkappid=1400000001&identifier=administrator&random=1&contenttype=json&usersig="
            + userSig,
        "{\"OfficialAccountIdList\": []}");
  }

  private String signature(String key) {
    return UserSig.make(key, 1400000001L, "administrator", clock.instant(), Duration.ofHours(1));
  }
}
