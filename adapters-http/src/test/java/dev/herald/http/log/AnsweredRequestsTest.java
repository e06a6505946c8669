package dev.herald.http.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.testkit.HttpTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The access log is told of every request, without what lets anybody in. */
class AnsweredRequestsTest extends HttpTest {

  private final BlockingQueue<Answered> answered = new LinkedBlockingQueue<>();

  @BeforeEach
  void serve() {
    serve(herald, settings(Optional.empty()).loggingTo(answered::add));
  }

  @Test
  void tellsWhoAskedForWhatAndHowThatWent() throws Exception {
    var before = Instant.now().minusSeconds(1);
    var answer = admin.with("X-Request-Id", "r-1").get("/api/v1/channels?query=private");

    var told = next();
    assertThat(told.at()).isBetween(before, Instant.now().plusSeconds(1));
    assertThat(told.took()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
    assertThat(told)
        .isEqualTo(
            new Answered(
                told.at(),
                "127.0.0.1",
                Optional.of("token:admin"),
                "GET",
                "/api/v1/channels",
                "HTTP/1.1",
                200,
                answer.bytes().length,
                told.took(),
                "r-1"));
  }

  @Test
  void knowsNobodyByAWrongToken() throws Exception {
    anybody.bearing("wrong-token-of-somebody").get("/api/v1/channels").hasStatus(401);

    var told = next();
    assertThat(told.who()).isEmpty();
    assertThat(told.status()).isEqualTo(401);
    assertThat(told.toString()).doesNotContain("wrong-token");
  }

  @Test
  void tellsNoCodeToSignInWith() throws Exception {
    anybody.get("/console/sign-in/secret-code").hasStatus(404);

    assertThat(next().path()).isEqualTo("/console/sign-in/…");
  }

  @Test
  void tellsNoTicket() throws Exception {
    givenChannel();
    next();
    var ticket =
        reader
            .post("/api/v1/stream-tickets", "{\"channel\": \"news\"}")
            .json()
            .get("ticket")
            .asText();
    next();

    for (var start : List.of("?", "?lastEventId=1&", ";", "%3F")) {
      anybody.head("/api/v1/channels/news/stream" + start + "ticket=" + ticket);

      assertThat(next().toString()).contains("/news/stream").doesNotContain(ticket);
    }
  }

  @Test
  void tellsOfWhatIsNoHttp() throws Exception {
    try (var connection = anybody.connect()) {
      var answer = connection.lines("nonsense", "").answer().hasStatus(400);

      var told = next();
      assertThat(told.status()).isEqualTo(400);
      assertThat(told.requestId()).isEqualTo(answer.header("X-Request-Id"));
    }
  }

  @Test
  void tellsOfABodyThatComesLater() throws Exception {
    try (var slow = anybody.connect()) {
      slow.lines("POST /api/v1/channels HTTP/1.1", "Host: localhost", "Connection: close")
          .lines("X-Request-Id: r-2", "Authorization: Bearer " + secret("admin"))
          .lines("Content-Length: " + CHANNEL.length(), "");
      anybody.get("/health/live").hasStatus(200);
      assertThat(next().path()).isEqualTo("/health/live");

      slow.text(CHANNEL).answer().hasStatus(201);

      var told = next();
      assertThat(told.who()).contains("token:admin");
      assertThat(told.requestId()).isEqualTo("r-2");
      assertThat(told.status()).isEqualTo(201);
    }
  }

  @Test
  void countsWhatAStreamHasSentInTheEnd() throws Exception {
    givenChannel();
    try (var stream = reader.connect()) {
      stream
          .lines("GET /api/v1/channels/news/stream HTTP/1.1", "Host: localhost")
          .lines("Authorization: Bearer " + secret("reader"), "");
      while (!stream.line().isEmpty()) {
        // its headers
      }
      var body = new StringBuilder();
      for (var text : List.of("Trams resume at six", "Trams stop at nine")) {
        givenPost("news", text);
        while (!body.toString().contains(text)) body.append(stream.line()).append('\n');
      }
      admin.delete("/api/v1/channels/news").hasStatus(204);
      body.append(stream.rest());

      assertThat(body).contains("channel.deleted");
      var told = next();
      while (!told.path().endsWith("/stream")) told = next();
      assertThat(told.bytes()).isEqualTo(body.length());
      assertThat(told.who()).contains("token:reader");
      assertThat(told.took()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
    }
  }

  private Answered next() throws InterruptedException {
    var told = answered.poll(20, TimeUnit.SECONDS);
    assertThat(told).isNotNull();
    return told;
  }
}
