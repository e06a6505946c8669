package dev.herald.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.shared.Violation;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel shows one of its posts before all others. */
class PinnedPostTest extends HttpTest {

  private static final String CHANNEL_PATH = "/api/v1/channels/news";
  private static final String PINNED = CHANNEL_PATH + "/pinned-post";

  @BeforeEach
  void givenTwoPosts() {
    givenChannel();
    givenPost("news", "One");
    givenPost("news", "Two");
  }

  @Test
  void pinsOneAndThenAnother() {
    assertThat(reader.get(CHANNEL_PATH).json().has("pinnedPost")).isFalse();
    var tag = reader.get(CHANNEL_PATH).header("ETag");

    var pinned =
        pin("post-1").hasStatus(200).hasField("pinnedPost", "\"post-1\"").hasField("revision", "2");

    reader
        .with("If-None-Match", tag)
        .get(CHANNEL_PATH)
        .is(200, pinned.text())
        .has("ETag", pinned.header("ETag"));
    pin("post-1").is(200, pinned.text());
    pin("post-2").hasField("pinnedPost", "\"post-2\"").hasField("revision", "3");
  }

  @Test
  void unpinsAsOftenAsItIsTold() {
    pin("post-1").hasStatus(200);

    for (var i = 0; i < 2; i++) editor.delete(PINNED).hasStatus(204).isEmpty();

    assertThat(reader.get(CHANNEL_PATH).json().has("pinnedPost")).isFalse();
    reader.get(CHANNEL_PATH).hasField("revision", "3");
  }

  @Test
  void recallUnpins() {
    pin("post-1").hasStatus(200);

    editor.post("/api/v1/posts/post-1/recall", "").hasStatus(200);

    assertThat(reader.get(CHANNEL_PATH).json().has("pinnedPost")).isFalse();
    pin("post-1")
        .isProblem(
            409,
            "post_recalled",
            "The post was recalled",
            "The post post-1 was recalled, and says nothing any more.");
  }

  @Test
  void tellsThatItWasPinned() {
    pin("post-1").hasStatus(200);

    var events = admin.get("/api/v1/events?after=evt_0").json().get("items");
    var event = events.get(events.size() - 1);
    assertThat(event.get("type").asText()).isEqualTo("channel.edited");
    assertThat(event.at("/data/changed").toString()).isEqualTo("[\"pinnedPost\"]");
    assertThat(event.at("/data/channel/pinnedPost").asText()).isEqualTo("post-1");
    var noted = admin.get("/api/v1/audit").json().at("/items/0");
    assertThat(noted.get("action").asText()).isEqualTo("channel.edited");
    assertThat(noted.at("/changes/0/field").asText()).isEqualTo("pinnedPost");
  }

  @Test
  void refusesWhatIsNoPostOfTheChannel() {
    givenChannel("sport");
    givenPost("sport", "Goals");

    pin("post-3").isProblem(404, "post_not_found", "No such post", "There is no post post-3.");
    pin("none").hasStatus(404);
    editor.put(PINNED, "{}").isInvalid(Violation.required("postId"));
    editor
        .put(PINNED, "{\"postId\": \"a b\"}")
        .isInvalid(Violation.of("postId", "malformed", "must be 1 to 64 letters, digits, - and _"));
    editor
        .put("/api/v1/channels/none/pinned-post", "{\"postId\": \"post-1\"}")
        .hasStatus(404)
        .hasField("code", "\"channel_not_found\"");
    editor.delete("/api/v1/channels/none/pinned-post").hasStatus(404);
  }

  private Answer pin(String post) {
    return editor.put(PINNED, "{\"postId\": \"%s\"}".formatted(post));
  }
}
