package dev.herald.http.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.domain.access.TokenName;
import dev.herald.http.HttpServer;
import dev.herald.http.testkit.EventReader;
import dev.herald.http.testkit.EventReader.Event;
import dev.herald.http.testkit.HttpTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens reaches those who follow it: each event once, in order, as it happens. */
class StreamsTest extends HttpTest {

  private static final String NEWS = "/api/v1/channels/news/stream";
  private static final String ANN = "/api/v1/accounts/ann/stream";

  private HttpServer server;

  @BeforeEach
  void givenTwoChannels() {
    server = serve(herald);
    givenChannel("news");
    givenChannel("sport");
  }

  private void follow(String channel, String delivery) {
    var path = "/api/v1/channels/" + channel + "/subscribers/ann";
    assertThat(editor.put(path, "{\"delivery\": \"" + delivery + "\"}").status())
        .isBetween(200, 201);
  }

  private void unfollow(String channel) {
    editor.delete("/api/v1/channels/" + channel + "/subscribers/ann").hasStatus(204);
  }

  private static Event next(EventReader stream) {
    return stream.next().orElseThrow();
  }

  private static String text(Event event) {
    return event.name() + " " + event.json().path("text").asText();
  }

  /** The next events, up to one with this text. */
  private static List<String> upTo(String last, EventReader stream) {
    var found = new ArrayList<String>();
    do found.add(text(next(stream)));
    while (!found.get(found.size() - 1).endsWith(last));
    return found;
  }

  @Test
  void postsComeAsTheApiAnswersThem() {
    try (var stream = reader.stream(NEWS)) {
      var id = givenPost("news", "Trams resume at six");

      var event = next(stream);

      assertThat(event.name()).isEqualTo("post.published");
      assertThat(event.json()).isEqualTo(reader.get("/api/v1/posts/" + id).json());
    }
  }

  @Test
  void tellsThoseWhoMayKnowWhoPublished() {
    try (var forEditors = editor.stream(NEWS);
        var forReaders = reader.stream(NEWS)) {
      givenPost("news", "Trams resume at six");

      assertThat(next(forEditors).json().path("publishedBy").asText()).isEqualTo("token:editor");
      assertThat(next(forReaders).json().has("publishedBy")).isFalse();
    }
  }

  @Test
  void recalledPostsComeWithoutWhatTheySaid() {
    var id = givenPost("news", "Wrong bridge");
    try (var stream = reader.stream(NEWS)) {
      editor.post("/api/v1/posts/" + id + "/recall", "").hasStatus(200);

      var event = next(stream);

      assertThat(event.name()).isEqualTo("post.recalled");
      assertThat(event.json().get("id").asText()).isEqualTo(id);
      assertThat(event.data()).doesNotContain("Wrong bridge");
    }
  }

  @Test
  void endsWithItsChannel() {
    try (var stream = reader.stream(NEWS)) {
      admin.patch("/api/v1/channels/news", "{\"name\": \"Old News\"}").hasStatus(200);
      assertThat(next(stream).json().get("name").asText()).isEqualTo("Old News");

      admin.delete("/api/v1/channels/news").hasStatus(204);
      assertThat(next(stream).name()).isEqualTo("channel.deleted");
      assertThat(stream.next()).isEmpty();
    }
  }

  @Test
  void saysNothingOfOtherChannels() {
    try (var stream = reader.stream(NEWS)) {
      givenPost("sport", "Two to one");
      givenPost("news", "Trams resume at six");

      assertThat(text(next(stream))).isEqualTo("post.published Trams resume at six");
    }
  }

  @Test
  void whoComesBackGetsWhatTheyMissed() {
    String last;
    try (var stream = reader.stream(NEWS)) {
      givenPost("news", "One");
      last = next(stream).id();
    }
    for (var i = 2; i <= 600; i++) givenPost("news", "Post " + i);

    try (var again = reader.with("Last-Event-ID", last).stream(NEWS)) {
      givenPost("news", "Now");

      var found = upTo("Now", again);

      assertThat(found).hasSize(600).doesNotHaveDuplicates();
      assertThat(found).startsWith("post.published Post 2").endsWith("post.published Now");
    }
  }

  @Test
  void theAddressMaySayTheLastEventAndTheHeaderGoesBeforeIt() {
    var fresh = reader.stream(NEWS);
    givenPost("news", "One");
    givenPost("news", "Two");
    var beforeOne = fresh.lastId();
    var one = next(fresh).id();

    try (var inAddress = reader.stream(NEWS + "?lastEventId=" + beforeOne);
        var inHeader =
            reader.with("Last-Event-ID", one).stream(NEWS + "?lastEventId=" + beforeOne)) {
      assertThat(text(next(inAddress))).endsWith("One");
      assertThat(text(next(inHeader))).endsWith("Two");
    }
    fresh.close();
  }

  @Test
  void whoSawNothingYetCanComeBackToo() {
    String begun;
    try (var stream = reader.stream(NEWS)) {
      begun = stream.lastId();
      assertThat(stream.retryMillis()).isBetween(1000L, 5000L);
    }
    givenPost("news", "Missed");

    try (var again = reader.with("Last-Event-ID", begun).stream(NEWS)) {
      assertThat(text(next(again))).endsWith("Missed");
    }
  }

  @Test
  void whatWasForgottenIsAReset() {
    givenPost("news", "Forgotten");
    givenPost("news", "Kept");
    var log = ports.outbound().events();
    var kept = log.after(0, 100).get(3).position();
    change(() -> log.forgetUpTo(kept - 1));

    try (var stream = reader.with("Last-Event-ID", "1").stream(NEWS)) {
      var reset = next(stream);

      assertThat(reset.name()).isEqualTo("reset");
      assertThat(reset.id()).isEqualTo(Long.toString(kept - 1));
      assertThat(reset.json().get("position").asText()).isEqualTo(reset.id());
      assertThat(text(next(stream))).endsWith("Kept");
    }
  }

  @Test
  void anEventThatNeverWasIsAReset() {
    try (var stream = reader.with("Last-Event-ID", "999999999999").stream(NEWS)) {
      givenPost("news", "Now");

      assertThat(next(stream).name()).isEqualTo("reset");
      assertThat(text(next(stream))).endsWith("Now");
    }
  }

  @Test
  void whatIsNoIdIsRefused() {
    for (var id : List.of("x", "-1", "1.5", "99999999999999999999")) {
      reader.with("Last-Event-ID", id).get(NEWS).hasStatus(400);
    }
  }

  @Test
  void anAccountGetsTheChannelsThatItFollows() {
    follow("news", "NOTIFY");
    try (var stream = reader.stream(ANN)) {
      givenPost("sport", "Two to one");
      givenPost("news", "Trams");
      follow("sport", "NOTIFY");
      givenPost("sport", "Three to one");
      unfollow("news");
      givenPost("news", "Buses");
      givenPost("sport", "Over");

      assertThat(upTo("Over", stream))
          .containsExactly(
              "post.published Trams",
              "subscription.added ",
              "post.published Three to one",
              "subscription.removed ",
              "post.published Over");
    }
  }

  @Test
  void silentPostsSaySoToEverybody() {
    follow("news", "NOTIFY");
    try (var account = reader.stream(ANN);
        var channel = reader.stream("/api/v1/channels/news/stream")) {
      editor
          .post("/api/v1/channels/news/posts", "{\"text\": \"A slip\", \"silent\": true}")
          .hasStatus(201);
      givenPost("news", "Loud");

      for (var stream : List.of(account, channel)) {
        assertThat(next(stream).json().get("silent").asBoolean()).isTrue();
        assertThat(next(stream).json().has("silent")).isFalse();
      }
    }
  }

  @Test
  void mutedChannelsAreLeftOutAndSilentOnesSaySo() {
    follow("news", "SILENT");
    follow("sport", "MUTED");
    try (var stream = reader.stream(ANN)) {
      givenPost("sport", "Unheard");
      givenPost("news", "Whispered");
      follow("news", "NOTIFY");
      givenPost("news", "Loud");

      var whispered = next(stream);
      assertThat(whispered.json().get("silent").asBoolean()).isTrue();
      assertThat(text(whispered)).endsWith("Whispered");
      var edited = next(stream);
      assertThat(edited.name()).isEqualTo("subscription.edited");
      assertThat(edited.json().get("delivery").asText()).isEqualTo("NOTIFY");
      var loud = next(stream);
      assertThat(loud.json().has("silent")).isFalse();
      assertThat(text(loud)).endsWith("Loud");
    }
  }

  @Test
  void anAccountThatComesBackGetsWhatItFollowedThen() {
    follow("news", "NOTIFY");
    String begun;
    try (var stream = reader.stream(ANN)) {
      begun = stream.lastId();
    }
    givenPost("sport", "Not followed yet");
    givenPost("news", "Trams");
    unfollow("news");
    givenPost("news", "Buses");
    follow("sport", "NOTIFY");
    givenPost("sport", "Now");

    try (var again = reader.with("Last-Event-ID", begun).stream(ANN)) {
      assertThat(upTo("Now", again))
          .containsExactly(
              "post.published Trams",
              "subscription.removed ",
              "subscription.added ",
              "post.published Now");
    }
  }

  @Test
  void whoIsBoundToAChannelSeesNothingOfOthers() {
    follow("news", "NOTIFY");
    follow("sport", "NOTIFY");
    var path = "/api/v1/tokens";
    var made = admin.post(path, "{\"role\": \"reader\", \"channels\": [\"news\"]}").hasStatus(201);
    var bound = anybody.bearing(made.json().get("secret").asText());
    try (var stream = bound.stream(ANN)) {
      givenPost("sport", "Hidden");
      unfollow("sport");
      givenPost("news", "Seen");

      assertThat(text(next(stream))).isEqualTo("post.published Seen");
    }
    bound.get("/api/v1/channels/sport/stream").hasStatus(404);
  }

  @Test
  void endsWithTheTokenThatOpenedIt() {
    try (var stream = reader.stream(NEWS)) {
      herald.revokeToken().revoke(Samples.ADMIN, new TokenName("reader"));

      assertThat(stream.next()).isEmpty();
    }
  }

  @Test
  void endsInPeaceWhenTheServerStops() {
    try (var stream = reader.stream(NEWS)) {
      server.close();

      assertThat(stream.next()).isEmpty();
      assertThat(stream.retryMillis()).isBetween(500L, 5000L);
    }
  }

  @Test
  void anAccountHasTwentyStreams() {
    var open = new ArrayList<EventReader>();
    for (var i = 0; i < 20; i++) open.add(reader.stream(ANN));

    reader
        .get(ANN)
        .isProblem(
            503, "too_many_streams", "No more streams", "The account has 20 streams already.")
        .has("Retry-After", "30");
    reader.stream("/api/v1/accounts/bob/stream").close();
    open.forEach(EventReader::close);
  }

  /** Long before it is written to them again: who loads a page anew has one stream. */
  @Test
  @Timeout(10)
  void whoGoesAwayIsForgottenAtOnce() {
    var open = new ArrayList<EventReader>();
    for (var i = 0; i < 20; i++) open.add(reader.stream(ANN));

    open.forEach(EventReader::close);

    while (!reader.get("/metrics").text().contains("herald_http_streams 0.0\n")) {
      Thread.onSpinWait();
    }
    reader.stream(ANN).close();
  }

  @Test
  void thereAreNoMoreStreamsThanTheOperatorAllows() {
    var limits = settings(Optional.empty()).limits();
    serve(herald, settings(Optional.empty()).limitedTo(limits.streams(1)));

    try (var only = reader.stream(NEWS)) {
      reader.get(NEWS).hasStatus(503).has("Retry-After", "30");
      givenPost("news", "For the only one");
      assertThat(text(next(only))).endsWith("For the only one");
    }
  }

  @Test
  void askedForItsHeadersAStreamEnds() {
    reader.send("HEAD", NEWS, "").hasStatus(200).has("Cache-Control", "no-store");
  }
}
