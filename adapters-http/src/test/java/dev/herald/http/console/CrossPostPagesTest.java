package dev.herald.http.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.TestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One post is written for several channels. */
class CrossPostPagesTest extends ConsoleTest {

  private static final String STATE = "/console/drafts/draft-1/state?copy=draft-2&copy=draft-3";

  private TestClient browser;

  @BeforeEach
  void threeChannels() {
    serve(herald, settings(Optional.empty()).with(new ConsoleSettings(Duration.ofSeconds(10))));
    for (var id : List.of("news", "sport", "parks")) givenChannel(id);
    browser = script(inBritain());
  }

  private TestClient inBritain() {
    return browserOf("admin").with("Accept-Language", "en-GB");
  }

  @Test
  void sheetNamesAllChannelsAndWhoSubscribesToThem() {
    for (var id : List.of("ann", "ben")) {
      editor.put("/api/v1/channels/news/subscribers/" + id, "").hasStatus(201);
    }
    editor.put("/api/v1/channels/parks/subscribers/ann", "").hasStatus(201);
    givenPost("sport", "Closed");

    var window = page(publishWindow("sport", "parks", "news"));

    assertThat(window.select(".audiences .who-id").eachText())
        .containsExactly("news", "sport", "parks");
    assertThat(window.select(".audiences .audience").eachText())
        .containsExactly("2 subscribers", "No subscribers yet", "1 subscriber");
    assertThat(window.text())
        .contains("This goes out in 3 channels, which have 3 subscriptions in all.")
        .contains("The same text was published on News at 1 May 2024, 12:00.");
  }

  @Test
  void sheetIsRefusedForAChannelThatIsNotThereAndForTooMany() {
    publishWindow("none").hasStatus(404);
    var many = new ArrayList<String>();
    for (var i = 0; i < 50; i++) many.add("channel-" + i);
    publishWindow(many.toArray(String[]::new)).hasStatus(422);
  }

  @Test
  void goesOutInAllOfThemAfterTheSecondsInWhichItCanBeUndone() {
    var answer = publish("sport", "parks").hasStatus(204).has("HX-Redirect", "/console/posts");

    var undo = undo(answer);
    assertThat(undo.get("copies").toString()).isEqualTo("[\"draft-2\",\"draft-3\"]");
    assertThat(undo.get("title").textValue()).isEqualTo("Publishing in 3 channels");
    browser.get(STATE).is(200, "{\"state\": \"scheduled\"}");
    reader.get("/api/v1/posts").lists();

    wait(Duration.ofSeconds(10));

    reader.get("/api/v1/posts").lists("post-3", "post-2", "post-1");
    browser
        .get(STATE)
        .is(200, "{\"state\": \"published\", \"text\": \"Published in 3 channels.\"}");
  }

  @Test
  void sentTwiceItGoesOutOnce() {
    var first = publish("sport").hasStatus(204);
    assertThat(undo(publish("sport").hasStatus(204))).isEqualTo(undo(first));
    wait(Duration.ofSeconds(10));

    publish("sport").hasStatus(204);
    wait(Duration.ofSeconds(10));

    reader.get("/api/v1/posts").lists("post-2", "post-1");
    editor.get("/api/v1/drafts").lists();
  }

  @Test
  void sentTwiceForOtherChannelsItIsRefused() {
    publish("sport").hasStatus(204);

    publish("parks").hasStatus(409);
  }

  @Test
  void undoTakesAllOfThemBack() {
    publish("sport", "parks").hasStatus(204);

    var answer = undoAll().hasStatus(204).has("HX-Redirect", "/console/drafts/draft-1");

    assertThat(read(answer, "X-Herald-Notice"))
        .isEqualTo("Not published. The draft is yours to change.");
    wait(Duration.ofSeconds(11));
    reader.get("/api/v1/posts").lists();
    editor.get("/api/v1/drafts").lists("draft-1");
    browser
        .get(STATE)
        .is(200, "{\"state\": \"open\", \"text\": \"Published in none of the channels.\"}");
  }

  @Test
  void undoSaysWhatWasOutAlready() {
    publish("sport", "parks").hasStatus(204);
    editor.with("If-Match", "*").post("/api/v1/drafts/draft-2/publish", "").hasStatus(201);

    var answer = undoAll().has("HX-Redirect", "/console/drafts/draft-1");

    assertThat(read(answer, "X-Herald-Notice"))
        .isEqualTo(
            "Already published on News. Nothing else goes out: the draft is yours to change.");
    assertThat(read(answer, "X-Herald-Undone"))
        .contains("draft-1")
        .contains("[\"news\",\"sport\"]");
  }

  @Test
  void undoTakesTheOthersBackWhenTheFirstIsOut() {
    publish("sport", "parks").hasStatus(204);
    editor.with("If-Match", "*").post("/api/v1/drafts/draft-1/publish", "").hasStatus(201);

    var answer = undoAll().hasStatus(204).has("HX-Redirect", "/console/drafts/draft-2");

    assertThat(read(answer, "X-Herald-Notice"))
        .isEqualTo(
            "Already published on News. Nothing else goes out: the draft is yours to change.");
    assertThat(read(answer, "X-Herald-Undone")).contains("[\"sport\",\"news\"]");
    wait(Duration.ofSeconds(11));
    reader.get("/api/v1/posts").lists("post-1");
    editor.get("/api/v1/drafts").lists("draft-2");
  }

  @Test
  void undoIsRefusedWhenAllAreOut() {
    publish("sport", "parks").hasStatus(204);
    wait(Duration.ofSeconds(10));

    undoAll().hasStatus(409);
  }

  @Test
  void sentAgainAfterUndoItGoesOut() {
    publish("sport", "parks").hasStatus(204);
    undoAll();

    assertThat(undo(publish("sport", "parks").hasStatus(204)).get("draft").textValue())
        .isEqualTo("draft-1");

    wait(Duration.ofSeconds(10));
    reader.get("/api/v1/posts").lists("post-3", "post-2", "post-1");
  }

  @Test
  void sentAgainWhenNothingWaitsAnyMoreItSaysWhatIsOut() {
    publish("sport", "parks").hasStatus(204);
    editor.with("If-Match", "*").post("/api/v1/drafts/draft-1/publish", "").hasStatus(201);
    undoAll();

    var answer = publish("sport", "parks").hasStatus(204);

    assertThat(read(answer, "X-Herald-Notice")).isEqualTo("Published in one channel.");
    answer.hasNo("X-Herald-Undo");
  }

  @Test
  void aTimeIsTheSameForAll() {
    send("publishAt", "2024-05-06T18:00", "sport")
        .hasStatus(204)
        .has("HX-Redirect", "/console/schedule?week=2024-05-06");

    editor.get("/api/v1/schedule").lists("draft-1", "draft-2");
  }

  private void wait(Duration duration) {
    clock.advance(duration);
    herald.publishScheduledDrafts().step();
  }

  private static JsonNode undo(Answer answer) {
    try {
      return new ObjectMapper().readTree(read(answer, "X-Herald-Undo"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Answer answer, String header) {
    return URLDecoder.decode(answer.header(header), UTF_8);
  }

  private Answer undoAll() {
    return submit(
        browser, "/console/drafts/draft-1/unschedule", "copy", "draft-2", "copy", "draft-3");
  }

  private Answer publishWindow(String... others) {
    return submit(browser, "/console/windows/publish-post", form("wanted", "", others));
  }

  private Answer publish(String... others) {
    return send("publishAt", "", others);
  }

  private Answer send(String field, String value, String... others) {
    return submit(browser, "/console/compose", form(field, value, others));
  }

  private static String[] form(String field, String value, String... others) {
    var fields = new ArrayList<>(List.of("channel", "news", "type", "TEXT_ONLY", "text", "Closed"));
    fields.addAll(List.of("key", "00000000-0000-4000-8000-000000000000", field, value));
    for (var other : others) fields.addAll(List.of("channels", other));
    return fields.toArray(String[]::new);
  }
}
