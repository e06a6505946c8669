package dev.herald.http.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Await;
import dev.herald.http.address.TrustedProxies;
import dev.herald.http.rate.RateLimits;
import dev.herald.http.testkit.RawConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody keeps others out by opening connections. */
class OpenConnectionsTest extends DoorTest {

  private static final int FEW = 3;

  private final List<RawConnection> connections = new ArrayList<>();

  @AfterEach
  void hangUp() {
    connections.forEach(RawConnection::close);
  }

  @Test
  void ofMoreThanAnAddressMayHaveTheOldestIsClosedThatAskedForNothing() {
    serve(limits(2000, FEW));
    var first = halfOpen();
    awaitOpen(2);
    for (var i = 0; i < FEW; i++) halfOpen();

    assertThat(first.rest()).isEmpty();
    anybody.get("/health/live").hasStatus(200);
  }

  @Test
  void aThousandHalfOpenOnesKeepNobodyOut() {
    serve(limits(100, 0));
    for (var i = 0; i < 1000; i++) halfOpen();

    anybody.get("/health/live").hasStatus(200);
    admin.get("/api/v1/channels").hasStatus(200);
  }

  @Test
  void oneThatWaitsForAnotherRequestStaysLongerThanOneThatNeverHadAny() {
    serve(limits(2000, FEW));
    var used = used();
    var first = halfOpen();
    awaitOpen(3);
    for (var i = 1; i < FEW; i++) halfOpen();

    assertThat(first.rest()).isEmpty();
    assertThat(used.lines("GET /health/live HTTP/1.1", "Host: x", "Connection: close", "").rest())
        .contains("HTTP/1.1 200");
  }

  @Test
  void requestOfAStrangerThatIsUnderWayGoesBeforeThatOfSomebodyKnown() {
    serve(limits(2000, FEW));
    givenChannel();
    var known =
        begin("POST /api/v1/channels/news/posts", "Content-Length: 13", "Expect: 100-continue");
    connections.add(known);
    awaitBeingAsked(known);
    var stranger = slowStranger();
    for (var i = 1; i < FEW; i++) slowStranger();

    assertThat(stranger.rest()).doesNotContain("HTTP/1.1 200");
    assertThat(known.text("{\"text\": \"a\"}").line()).contains("201");
  }

  @Test
  void trustedProxiesMayHaveAnyNumber() {
    serve(
        herald,
        settings(Optional.empty())
            .limitedTo(limits(2000, FEW))
            .behind(TrustedProxies.of("127.0.0.1")));
    var first = used();
    for (var i = 0; i < 3 * FEW; i++) used();

    assertThat(first.lines("GET /health/live HTTP/1.1", "Host: x", "Connection: close", "").rest())
        .contains("HTTP/1.1 200");
  }

  @Test
  void whoWaitsForNewsTakesNoPlaceFromThoseWhoCome() {
    serve(limits(2000, FEW).streams(2 * FEW));
    givenChannel();
    for (var i = 1; i <= FEW; i++) {
      waiting();
      awaitWaiting(i);
    }
    var first = halfOpen();
    awaitOpen(2);
    halfOpen();
    awaitOpen(3);

    assertThat(first.lines("Host: x", "Connection: close", "").rest()).startsWith("HTTP/1.1 ");
  }

  @Test
  void whoHasWaitedForNewsGivesWayIfThereIsNoPlaceLeft() {
    serve(limits(2000, FEW).streams(FEW));
    givenChannel();
    var waiting = waiting();
    awaitWaiting(1);
    var others = List.of(halfOpen(), halfOpen());
    awaitOpen(3);

    admin.post("/api/v1/channels/news/posts", "{\"text\": \"a\"}").hasStatus(201);

    waiting.answer().hasStatus(200).has("Connection", "close");
    for (var other : others) {
      assertThat(other.lines("Host: x", "Connection: close", "").rest()).startsWith("HTTP/1.1 ");
    }
  }

  @Test
  void whoHasWaitedForNewsMayAskOnTheSameConnection() {
    serve(limits(2000, FEW).streams(FEW));
    givenChannel();
    var waiting = waiting();
    awaitWaiting(1);
    awaitOpen(1);

    admin.post("/api/v1/channels/news/posts", "{\"text\": \"a\"}").hasStatus(201);

    assertThat(waiting.line()).contains("200");
    awaitOpen(2);
  }

  @Test
  void streamsOfThoseWhoAreKnownTakeNoPlaceFromThoseWhoCome() {
    serve(limits(2000, FEW).streams(4 * FEW));
    givenChannel();
    var streams = new ArrayList<RawConnection>();
    for (var i = 0; i < FEW; i++) streams.add(streaming("/api/v1/channels/news/stream"));
    awaitOpen(1);
    var first = halfOpen();
    awaitOpen(2);
    halfOpen();
    awaitOpen(3);

    assertThat(first.lines("Host: x", "Connection: close", "").rest()).startsWith("HTTP/1.1 ");
    givenPost("news", "Trams resume at six");
    for (var stream : streams) awaitLine("event: post.published", stream);
  }

  @Test
  void streamOfAStrangerHasAPlaceWhileItLasts() {
    serve(limits(2000, FEW).streams(4 * FEW));
    givenPublicChannel();
    var stream = streaming("/c/news/live");
    awaitOpen(2);

    stream.close();

    awaitOpen(1);
  }

  @Test
  void streamOfAStrangerGivesWayToThoseWhoCome() {
    serve(limits(2000, FEW).streams(4 * FEW));
    givenPublicChannel();
    var stream = streaming("/c/news/live");
    awaitOpen(2);

    for (var i = 0; i < FEW; i++) slowStranger();

    assertThat(stream.rest()).doesNotContain("event:");
  }

  private void givenPublicChannel() {
    givenChannel();
    admin.patch("/api/v1/channels/news", "{\"visibility\": \"PUBLIC\"}").hasStatus(200);
  }

  /** A stream that has begun. */
  private RawConnection streaming(String path) {
    var connection = begin("GET " + path, "X-Nothing: x");
    connections.add(connection);
    awaitLine("", connection);
    awaitLine("", connection);
    return connection;
  }

  private static void awaitLine(String wanted, RawConnection connection) {
    var line = connection.line();
    while (!line.equals(wanted)) line = connection.line();
  }

  private RawConnection waiting() {
    var connection = begin("GET /api/v1/channels/news/posts?after=0&wait=60", "X-Nothing: x");
    connections.add(connection);
    return connection;
  }

  private void awaitWaiting(int count) {
    var line = "herald_http_streams " + count + ".0\n";
    Await.until(() -> admin.get("/metrics").hasStatus(200).text().contains(line));
  }

  private RawConnection halfOpen() {
    var connection = anybody.connect().text("GET / HTTP/1.1\r\n");
    connections.add(connection);
    return connection;
  }

  /** A server may take connections in another order than they were made, unless it is awaited. */
  private void awaitOpen(int countWithThatOfTheAdmin) {
    var line = "herald_http_connections " + countWithThatOfTheAdmin + ".0\n";
    Await.until(() -> admin.get("/metrics").hasStatus(200).text().contains(line));
  }

  /** One on which a request was answered. */
  private RawConnection used() {
    var connection = anybody.connect().lines("HEAD /health/live HTTP/1.1", "Host: localhost", "");
    connections.add(connection);
    while (!connection.line().isEmpty()) {
      // The headers of the answer.
    }
    return connection;
  }

  private RawConnection slowStranger() {
    var connection =
        anybody
            .connect()
            .lines("POST /console/sign-in HTTP/1.1", "Host: x", "Sec-Fetch-Site: same-origin")
            .lines("Content-Length: 100", "Expect: 100-continue", "");
    connections.add(connection);
    awaitBeingAsked(connection);
    return connection;
  }

  /** For the body: so the request is under way. */
  private static void awaitBeingAsked(RawConnection connection) {
    assertThat(connection.line()).contains("100");
    assertThat(connection.line()).isEmpty();
  }

  private static Limits limits(int connections, int perAddress) {
    return new Limits(
        connections,
        perAddress,
        0,
        1000,
        LONG,
        LONG,
        64_000_000,
        64_000_000,
        64_000_000,
        LONG,
        RateLimits.NONE);
  }
}
