package dev.herald.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.application.testkit.Samples;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feed of a public channel as JSON Feed 1.1, held to the rules of its specification. */
class JsonFeedTest extends PageTest {

  private static final Set<String> OF_A_FEED =
      Set.of(
          "version",
          "title",
          "home_page_url",
          "feed_url",
          "description",
          "user_comment",
          "next_url",
          "icon",
          "favicon",
          "authors",
          "language",
          "expired",
          "hubs",
          "items");
  private static final Set<String> OF_AN_ITEM =
      Set.of(
          "id",
          "url",
          "external_url",
          "title",
          "content_html",
          "content_text",
          "summary",
          "image",
          "banner_image",
          "date_published",
          "date_modified",
          "authors",
          "tags",
          "language",
          "attachments");
  private static final Set<String> OF_AN_ATTACHMENT =
      Set.of("url", "mime_type", "title", "size_in_bytes", "duration_in_seconds");
  private static final Set<String> OF_AN_AUTHOR = Set.of("name", "url", "avatar");

  private String address;

  @BeforeEach
  void givenAPublicChannel() {
    givenPublic("news");
    address = ADDRESS + anybody.port();
  }

  @Test
  void tellsWhatTheChannelIs() {
    var feed = feed("/c/news/feed.json");

    assertThat(feed.get("title").asText()).isEqualTo("City News");
    assertThat(feed.get("home_page_url").asText()).isEqualTo(address + "/c/news");
    assertThat(feed.get("feed_url").asText()).isEqualTo(address + "/c/news/feed.json");
    assertThat(feed.get("description").asText()).startsWith("From the town hall.");
    assertThat(feed.get("authors").get(0).get("name").asText()).isEqualTo("City News");
    assertThat(feed.get("items")).isEmpty();
  }

  @Test
  void tellsOfPostsWithTheirPicturesAndLinks() {
    var image = givenImage(Samples.png());
    publish(
        """
        {"text": "Trams <resume>", "images": [{"imageId": "%s", "alt": "A tram"}],
         "links": [{"label": "Timetable", "url": "https://example.org/trams"}]}"""
            .formatted(image));
    publish("{\"images\": [{\"url\": \"https://example.org/b.png\"}]}");

    var items = feed("/c/news/feed.json").get("items");

    assertThat(items.get(0).get("image").asText()).isEqualTo("https://example.org/b.png");
    assertThat(items.get(0).has("attachments")).isFalse();
    var trams = items.get(1);
    assertThat(trams.get("url").asText()).isEqualTo(address + "/c/news/1");
    assertThat(trams.get("content_text").asText()).isEqualTo("Trams <resume>");
    assertThat(trams.get("content_html").asText())
        .contains("Trams &lt;resume&gt;", "<img src=", ">Timetable</a>");
    assertThat(trams.get("date_published").asText()).isEqualTo("2024-05-01T12:00:00.123Z");
    var attachment = trams.get("attachments").get(0);
    assertThat(attachment.get("url").asText())
        .isEqualTo(address + "/images/" + image + "/original");
    assertThat(attachment.get("mime_type").asText()).isEqualTo("image/png");
    assertThat(attachment.get("size_in_bytes").asInt()).isEqualTo(Samples.png().length);
  }

  @Test
  void leavesOutWhatWasRecalledAndWhatIsForApps() {
    recall(givenPost("news", "Wrong"));
    publish("{\"customData\": \"for apps alone\"}");
    givenPost("news", "Right");

    assertThat(feed("/c/news/feed.json").get("items").findValuesAsText("content_text"))
        .containsExactly("Right");
  }

  @Test
  void hasAsManyPostsAsAreAskedFor() {
    for (var i = 1; i <= 25; i++) givenPost("news", "Post " + i);

    assertThat(feed("/c/news/feed.json").get("items")).hasSize(20);
    assertThat(feed("/c/news/feed.json?limit=3").get("items")).hasSize(3);
  }

  /** Reads it, and makes sure that it is as https://jsonfeed.org/version/1.1 says. */
  private JsonNode feed(String path) {
    var answer =
        anybody
            .get(path)
            .hasStatus(200)
            .has("Content-Type", "application/feed+json; charset=utf-8");
    var feed = answer.json();
    assertFields(feed, OF_A_FEED, List.of("version", "title", "items"));
    assertThat(feed.get("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
    assertAddresses(feed, "home_page_url", "feed_url", "icon", "favicon");
    feed.get("authors").forEach(it -> assertFields(it, OF_AN_AUTHOR, List.of()));
    var ids = new HashSet<String>();
    for (var item : feed.get("items")) {
      assertFields(item, OF_AN_ITEM, List.of("id"));
      assertThat(item.get("id").isTextual()).isTrue();
      assertThat(ids.add(item.get("id").asText())).isTrue();
      assertThat(item.has("content_html") || item.has("content_text")).isTrue();
      assertAddresses(item, "id", "url", "image");
      assertThat(OffsetDateTime.parse(item.get("date_published").asText())).isNotNull();
      for (var attachment : item.path("attachments")) {
        assertFields(attachment, OF_AN_ATTACHMENT, List.of("url", "mime_type"));
        assertThat(attachment.get("size_in_bytes").isIntegralNumber()).isTrue();
        assertAddresses(attachment, "url");
      }
    }
    return feed;
  }

  private static void assertFields(JsonNode node, Set<String> known, List<String> required) {
    assertThat(node.fieldNames()).toIterable().isSubsetOf(known).containsAll(required);
    for (var value : node) assertThat(value.isNull()).isFalse();
  }

  private static void assertAddresses(JsonNode node, String... names) {
    for (var name : names) {
      if (node.has(name)) assertThat(URI.create(node.get(name).asText()).isAbsolute()).isTrue();
    }
  }
}
