package dev.herald.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.shared.Violation;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Posts are listed, searched and fed. */
class PostListTest extends HttpTest {

  /** Each a minute after the one before, from 12:00:00.123 on. */
  @BeforeEach
  void givenFivePosts() {
    givenChannel("news");
    givenChannel("sport");
    givenPost("news", "Rain today");
    publish("sport", "{\"text\": \"Rain stops play\"}");
    publish("news", "{\"images\": [{\"url\": \"https://example.org/\", \"alt\": \"Rain\"}]}");
    publish("news", "{\"customData\": \"rain\"}");
    publish("news", "{\"text\": \"Sun\", \"images\": [{\"url\": \"https://example.org/\"}]}");
  }

  @Test
  void listsWholePostsOfOneChannelNewestFirst() {
    var first = reader.get("/api/v1/posts/post-1").text();
    var second = reader.get("/api/v1/posts/post-3").text();

    var page = list("/api/v1/channels/news/posts?limit=2").lists("post-5", "post-4");

    list("/api/v1/channels/news/posts?limit=2&cursor=" + cursor(page))
        .is(200, "{\"items\": [%s, %s]}".formatted(second, first))
        .has("Cache-Control", "private, no-cache");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|post-5 post-4 post-3 post-2 post-1",
        "?query=|post-5 post-4 post-3 post-2 post-1",
        "?channel=|post-5 post-4 post-3 post-2 post-1",
        "?type=|post-5 post-4 post-3 post-2 post-1",
        "?query=rain|post-3 post-2 post-1",
        "?query=%22rain%20stops%22|post-2",
        "?query=RAIN+today|post-1",
        "?query=rai|post-3 post-2 post-1",
        "?query=rain%20sto|post-2",
        "?query=rai%20|",
        "?query=snow|",
        "?hasLinks=true|",
        "?hasLinks=false|post-5 post-4 post-3 post-2 post-1",
        "?query=%21%3F|",
        "?channel=sport|post-2",
        "?type=IMAGE_ONLY|post-3",
        "?type=CUSTOM|post-4",
        "?type=IMAGE_AND_TEXT|post-5",
        "?from=2024-05-01T12:03:00.123Z|post-5 post-4",
        "?from=2024-05-01T12:03:00.124Z|post-5",
        "?from=2024-05-01T14:03:00.123%2B02:00|post-5 post-4",
        "?to=2024-05-01T12:01:00.123Z|post-1",
        "?to=2024-05-01T12:01:00.124Z|post-2 post-1",
        "?from=2024-05-01T12:01:00Z&to=2024-05-01T12:02:00Z|post-2",
        "?from=2024-05-01T12:02:00Z&to=2024-05-01T12:01:00Z|",
        "?query=rain&channel=news&type=TEXT_ONLY&to=2024-05-01T12:01:00Z|post-1",
        "?query=rain&channel=sport&type=IMAGE_ONLY|",
      })
  void allFiltersCombine(String query, String ids) {
    var expected = ids == null ? new String[0] : ids.split(" ");

    list("/api/v1/posts" + (query == null ? "" : query)).lists(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/v1/posts?", "/api/v1/channels/news/posts?", "/api/v1/accounts/ann/feed?"})
  void cursorNeitherSkipsNorRepeatsWhilePostsArrive(String path) {
    editor.put("/api/v1/channels/news/subscribers/ann", "").hasStatus(201);
    var before = list(path + "limit=100").json().get("items").findValuesAsText("id");

    var seen = new ArrayList<String>();
    var page = list(path + "limit=1");
    seen.addAll(page.json().get("items").findValuesAsText("id"));
    while (page.json().has("nextCursor")) {
      givenPost("news", "One more");
      page = list(path + "limit=1&cursor=" + cursor(page)).hasStatus(200);
      seen.addAll(page.json().get("items").findValuesAsText("id"));
    }

    assertThat(seen).isEqualTo(before);
  }

  @Test
  void cursorGoesOnWithinTheFilters() {
    var page = list("/api/v1/posts?query=rain&limit=2").lists("post-3", "post-2");

    page = list("/api/v1/posts?query=rain&limit=2&cursor=" + cursor(page)).lists("post-1");
    assertThat(page.json().has("nextCursor")).isFalse();
  }

  @Test
  void feedHasThePostsOfAllChannelsThatAnAccountFollows() {
    list("/api/v1/accounts/ann/feed").is(200, "{\"items\": []}");

    editor.put("/api/v1/channels/sport/subscribers/ann", "").hasStatus(201);
    list("/api/v1/accounts/ann/feed").lists("post-2");

    editor.put("/api/v1/channels/news/subscribers/ann", "").hasStatus(201);
    list("/api/v1/accounts/ann/feed").lists("post-5", "post-4", "post-3", "post-2", "post-1");

    editor.delete("/api/v1/channels/sport/subscribers/ann").hasStatus(204);
    list("/api/v1/accounts/ann/feed").lists("post-5", "post-4", "post-3", "post-1");
  }

  @Test
  void knowsNoPostsOfAChannelThatIsNotThere() {
    for (var path : new String[] {"/api/v1/channels/x/posts", "/api/v1/posts?channel=x"}) {
      list(path).isProblem(404, "channel_not_found", "No such channel", "There is no channel x.");
    }
  }

  private void publish(String channel, String json) {
    clock.advance(Duration.ofMinutes(1));
    editor.post("/api/v1/channels/" + channel + "/posts", json).hasStatus(201);
  }

  private Answer list(String path) {
    return reader.get(path);
  }

  private static String cursor(Answer page) {
    return page.json().get("nextCursor").textValue();
  }

  @Test
  void refusesMoreThanAHundredWords() {
    for (var list : List.of("/api/v1/posts", "/api/v1/channels")) {
      reader.get(list + "?query=" + "rain+".repeat(100)).hasStatus(200);
      reader
          .get(list + "?query=" + "rain+".repeat(101))
          .isInvalid(
              new Violation(
                  "query", "too_many", "must have at most 100 words, but has 101", 100L, 101L));
    }
  }
}
