package dev.herald.http.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Await;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.shared.Violation;
import dev.herald.http.HttpServer;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs that poll get what is new as soon as it is there. */
class LongPollsTest extends HttpTest {

  private static final String POSTS = "/api/v1/channels/news/posts";

  private HttpServer server;

  @BeforeEach
  void givenAChannel() {
    server = serve(herald);
    givenChannel();
  }

  private static List<String> texts(Answer answer) {
    return answer.hasStatus(200).json().get("items").findValuesAsText("text");
  }

  private CompletableFuture<Answer> asking(String path) {
    return CompletableFuture.supplyAsync(() -> reader.get(path));
  }

  @Test
  void listsForwardFromASequence() {
    for (var text : List.of("One", "Two", "Three")) givenPost("news", text);

    assertThat(texts(reader.get(POSTS + "?after=0"))).containsExactly("One", "Two", "Three");
    assertThat(texts(reader.get(POSTS + "?after=1&limit=1"))).containsExactly("Two");
    assertThat(texts(reader.get(POSTS + "?after=3"))).isEmpty();
  }

  @Test
  void doesNotWaitForWhatIsThere() {
    givenPost("news", "One");

    assertThat(texts(reader.get(POSTS + "?after=0&wait=60"))).containsExactly("One");
  }

  @Test
  void answersAsSoonAsThereIsSomething() throws Exception {
    givenPost("news", "One");
    var waiting = asking(POSTS + "?after=1&wait=60");
    givenChannel("sport");
    givenPost("sport", "Elsewhere");

    givenPost("news", "Two");

    assertThat(texts(waiting.get(20, TimeUnit.SECONDS))).containsExactly("Two");
  }

  @Test
  void answersWithNothingAfterTheWait() {
    assertThat(texts(reader.get(POSTS + "?after=0&wait=1"))).isEmpty();
  }

  @Test
  void nobodyWaitsForAServerThatStops() throws Exception {
    var waiting = asking(POSTS + "?after=0&wait=60");
    awaitStreams(1);

    server.close();

    assertThat(texts(waiting.get(20, TimeUnit.SECONDS))).isEmpty();
  }

  @Test
  @Timeout(30)
  void whoHasGoneNoLongerWaits() {
    try (var connection = reader.connect()) {
      connection.lines(question(60)).lines("");
      awaitStreams(1);
    }

    awaitStreams(0);
  }

  /**
   * What was dropped can't be answered, so that the client must see that it has to ask anew; what
   * came too late to be dropped is answered.
   */
  @Test
  @Timeout(30)
  void whoAsksOnWhileWaitingIsAnsweredOrHasToAskAnew() {
    try (var connection = reader.connect()) {
      connection.lines(question(60)).lines("");
      awaitStreams(1);
      connection.lines(question(0)).lines("Connection: close", "");
      givenPost("news", "One");

      var first = connection.answer();

      assertThat(first.text()).contains("\"One\"");
      var areBothAnswered = first.text().contains("HTTP/1.1 200 OK");
      if (!areBothAnswered) first.has("Connection", "close");
    }
  }

  private static String[] question(int seconds) {
    return new String[] {
      "GET " + POSTS + "?after=0&wait=" + seconds + " HTTP/1.1",
      "Host: localhost",
      "Authorization: Bearer " + secret("reader")
    };
  }

  private void awaitStreams(int count) {
    var line = "herald_http_streams " + count + ".0\n";
    Await.until(() -> editor.get("/metrics").text().contains(line));
  }

  @Test
  @Timeout(30)
  void whoseTokenWasRevokedMeanwhileIsRefused() throws Exception {
    var waiting = asking(POSTS + "?after=0&wait=60");
    awaitStreams(1);

    herald.revokeToken().revoke(Samples.ADMIN, new TokenName("reader"));
    givenPost("news", "For others");

    var answer = waiting.get(20, TimeUnit.SECONDS).hasStatus(401);
    assertThat(answer.text()).doesNotContain("For others");
  }

  @Test
  @Timeout(30)
  void whoWaitsTakesThePlaceOfAStream() throws Exception {
    var limits = settings(Optional.empty()).limits();
    serve(herald, settings(Optional.empty()).limitedTo(limits.streams(1)));
    var waiting = asking(POSTS + "?after=0&wait=60");
    awaitStreams(1);

    editor.get(POSTS + "?after=0&wait=60").hasStatus(503).has("Retry-After", "30");
    editor.get("/api/v1/channels/news/stream").hasStatus(503).has("Retry-After", "30");

    givenPost("news", "One");
    assertThat(texts(waiting.get(20, TimeUnit.SECONDS))).containsExactly("One");
    editor.stream("/api/v1/channels/news/stream").close();
  }

  @Test
  void tellsWhatIsWrongWithAQuestion() {
    reader.get(POSTS + "?after=-1").isInvalid(Violation.outOfRange("after", 0, Long.MAX_VALUE, -1));
    reader.get(POSTS + "?after=0&wait=61").isInvalid(Violation.outOfRange("wait", 0, 60, 61));
    reader.get(POSTS + "?after=x").hasStatus(400);
    reader.get(POSTS + "?wait=1").hasStatus(400);
    reader.get(POSTS + "?after=0&cursor=abc").hasStatus(400);
    reader.get("/api/v1/channels/none/posts?after=0&wait=60").hasStatus(404);
  }
}
