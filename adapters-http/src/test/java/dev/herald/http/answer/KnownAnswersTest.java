package dev.herald.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.testkit.HttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client is not sent what it has. */
class KnownAnswersTest extends HttpTest {

  @BeforeEach
  void givenAChannelWithAPostAndASubscriber() {
    givenChannel();
    givenPost("news", "x");
    editor.put("/api/v1/channels/news/subscribers/ann", "").hasStatus(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/channels",
        "/api/v1/channels/news",
        "/api/v1/channels/news/posts",
        "/api/v1/channels/news/subscribers",
        "/api/v1/posts?query=x&limit=7",
        "/api/v1/posts/post-1",
        "/api/v1/accounts/ann/feed",
        "/api/v1/accounts/ann/subscriptions",
      })
  void everyReadHonoursItsTag(String path) {
    var first = reader.get(path).hasStatus(200);
    var tag = first.header("ETag");
    assertThat(tag).matches("\"(1-)?[0-9a-f]{32}\"");

    for (var known :
        new String[] {
          tag,
          "W/" + tag,
          "\"a\", W/\"b\" ," + tag + " ",
          with("-gzip", tag),
          "W/" + with(";br", tag),
          "*",
          " * "
        }) {
      for (var method : new String[] {"GET", "HEAD"}) {
        reader
            .with("If-None-Match", known)
            .send(method, path, "")
            .hasStatus(304)
            .isEmpty()
            .has("ETag", tag)
            .has("Cache-Control", "private, no-cache")
            .hasNo("Content-Type");
      }
    }
    for (var other : new String[] {"\"x\"", "x", "", tag.replace("\"", ""), "W/\"*\""}) {
      reader.with("If-None-Match", other).get(path).is(200, first.text()).has("ETag", tag);
    }
  }

  /** The tag as a server in front of Herald makes it that compresses answers. */
  private static String with(String suffix, String tag) {
    return tag.substring(0, tag.length() - 1) + suffix + '"';
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.yaml", "/docs", "/docs/start.js", "/docs/swagger-ui.css"})
  void descriptionOfTheApiHonoursItsTagToo(String path) {
    var tag = anybody.get(path).hasStatus(200).has("Cache-Control", "no-cache").header("ETag");

    anybody.with("If-None-Match", tag).get(path).hasStatus(304).isEmpty();
    anybody.with("If-None-Match", "\"x\"").get(path).hasStatus(200);
  }
}
