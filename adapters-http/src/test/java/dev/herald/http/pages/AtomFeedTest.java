package dev.herald.http.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import dev.herald.application.testkit.Samples;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import org.jdom2.Element;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feed of a public channel in Atom, as somebody else's program reads it. */
class AtomFeedTest extends PageTest {

  private String address;

  @BeforeEach
  void givenAPublicChannel() {
    givenPublic("news");
    address = ADDRESS + anybody.port();
  }

  @Test
  void tellsWhatTheChannelIs() throws FeedException {
    var feed = feed("/c/news/feed.atom");

    assertThat(feed.getId()).isEqualTo(address + "/c/news");
    assertThat(feed.getTitle()).isEqualTo("City News");
    assertThat(feed.getSubtitle().getValue()).isEqualTo("From the town hall.\nEvery day.");
    assertThat(feed.getUpdated()).isEqualTo("2024-05-01T12:00:00.000Z");
    assertThat(feed.getAuthors()).extracting(it -> it.getName()).containsExactly("City News");
    assertThat(feed.getLogo()).isEqualTo("https://example.org/a.png");
    assertThat(hrefs(feed.getAlternateLinks())).containsExactly(address + "/c/news");
    assertThat(hrefs(feed.getOtherLinks())).containsExactly(address + "/c/news/feed.atom");
    assertThat(feed.getEntries()).isEmpty();
  }

  @Test
  void tellsOfPostsWithTheirPicturesAndLinks() throws FeedException {
    var image = givenImage(Samples.png());
    publish(
        """
        {"text": "Trams <resume>\\nat six & seven",
         "images": [{"imageId": "%s", "alt": "A \\"tram\\""}, {"url": "https://example.org/b.png"}],
         "links": [{"label": "Time & table", "url": "https://example.org/?a=1&b=2"}]}"""
            .formatted(image));

    var entry = feed("/c/news/feed.atom").getEntries().get(0);

    assertThat(entry.getId()).isEqualTo(address + "/c/news/1");
    assertThat(entry.getTitle()).isEqualTo("Trams <resume> at six & seven");
    assertThat(entry.getPublished()).isEqualTo("2024-05-01T12:00:00.000Z");
    assertThat(entry.getUpdated()).isEqualTo(entry.getPublished());
    assertThat(hrefs(entry.getAlternateLinks())).containsExactly(address + "/c/news/1");
    var enclosures = entry.getOtherLinks();
    assertThat(enclosures).extracting(Link::getRel).containsExactly("enclosure", "enclosure");
    assertThat(hrefs(enclosures))
        .containsExactly(address + "/images/" + image + "/original", "https://example.org/b.png");
    assertThat(enclosures.get(0).getType()).isEqualTo("image/png");
    var path = enclosures.get(0).getHref().substring(address.length());
    assertThat(enclosures.get(0).getLength())
        .isEqualTo(anybody.get(path).hasStatus(200).bytes().length);
    var content = Jsoup.parse(entry.getContents().get(0).getValue());
    assertThat(entry.getContents().get(0).getType()).isEqualTo("html");
    assertThat(content.select("p").first().text()).isEqualTo("Trams <resume> at six & seven");
    assertThat(content.select("img").first().attr("src")).isEqualTo(address + "/images/" + image);
    assertThat(content.select("img").first().attr("alt")).isEqualTo("A \"tram\"");
    assertThat(content.select("li a").attr("href")).isEqualTo("https://example.org/?a=1&b=2");
  }

  @Test
  void leavesATombstoneOfARecalledPost() throws FeedException {
    var first = givenPost("news", "Wrong");
    givenPost("news", "Right");
    var entries = feed("/c/news/feed.atom").getEntries();
    clock.advance(Duration.ofMinutes(5));
    recall(first);

    var feed = feed("/c/news/feed.atom?limit=1");

    assertThat(titles(feed)).containsExactly("Right");
    Element tombstone = feed.getForeignMarkup().get(0);
    assertThat(feed.getForeignMarkup()).hasSize(1);
    assertThat(tombstone.getName()).isEqualTo("deleted-entry");
    assertThat(tombstone.getNamespaceURI()).isEqualTo("http://purl.org/atompub/tombstones/1.0");
    assertThat(tombstone.getAttributeValue("ref")).isEqualTo(entries.get(1).getId());
    assertThat(tombstone.getAttributeValue("when")).isEqualTo("2024-05-01T12:05:00.123Z");
    assertThat(feed.getUpdated()).isEqualTo("2024-05-01T12:05:00.000Z");
    assertThat(anybody.get("/c/news/feed.atom").text()).doesNotContain("Wrong", "secret");
  }

  @Test
  void hasAsManyPostsAsAreAskedFor() throws FeedException {
    for (var i = 1; i <= 120; i++) givenPost("news", "Post " + i);

    assertThat(titles(feed("/c/news/feed.atom"))).hasSize(20).startsWith("Post 120");
    assertThat(titles(feed("/c/news/feed.atom?limit=1"))).containsExactly("Post 120");
    assertThat(titles(feed("/c/news/feed.atom?limit=100&utm_source=x"))).hasSize(100);
    for (var limit : List.of("0", "101")) {
      var refused = anybody.get("/c/news/feed.atom?limit=" + limit);
      assertThat(refused.status()).isEqualTo(anybody.get("/c/x/feed.atom?limit=0").status());
      assertThat(refused.text()).contains("limit.out_of_range");
    }
  }

  @Test
  void takesTextsThatXmlHasNoPlaceFor() throws FeedException {
    givenPost("news", "Zoe\uFFFF 𝄞 👩‍👩‍👧‍👦 ]]>");
    publish("{\"customData\": \"for apps alone\"}");

    assertThat(titles(feed("/c/news/feed.atom")))
        .hasSize(1)
        .first()
        .asString()
        .contains("𝄞 👩‍👩‍👧‍👦 ]]>");
  }

  private Feed feed(String path) throws FeedException {
    var answer =
        anybody.get(path).hasStatus(200).has("Content-Type", "application/atom+xml; charset=utf-8");
    var xml = new String(answer.bytes(), UTF_8);
    return (Feed) new WireFeedInput().build(new StringReader(xml));
  }

  private static List<String> titles(Feed feed) {
    return feed.getEntries().stream().map(Entry::getTitle).toList();
  }

  private static List<String> hrefs(List<Link> links) {
    return links.stream().map(Link::getHref).toList();
  }
}
