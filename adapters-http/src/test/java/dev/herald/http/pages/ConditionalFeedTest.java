package dev.herald.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.testkit.Answer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that ask again and again are told when there is nothing new. */
class ConditionalFeedTest extends PageTest {

  @BeforeEach
  void givenAPublicChannelOfLongAgo() {
    serve(herald, settings(Optional.empty()));
    clock.advance(Duration.ofHours(1));
    givenPublic("news");
    givenPost("news", "One");
    clock.advance(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/c/news/feed.atom", "/c/news/feed.json"})
  void nothingNewIsSaidInAWord(String path) {
    var first = feed(path);
    assertThat(first.header("Last-Modified")).isEqualTo("Wed, 01 May 2024 13:00:00 GMT");
    first.has("Cache-Control", "public, max-age=30").has("Vary", "Accept-Encoding");

    with("If-None-Match", first.header("ETag"), path).hasStatus(304).isEmpty();
    var unchanged = with("If-Modified-Since", first.header("Last-Modified"), path).hasStatus(304);
    unchanged.has("ETag", first.header("ETag")).isEmpty();
    with("If-Modified-Since", "Wed, 01 May 2024 12:59:59 GMT", path).hasStatus(200);
  }

  @Test
  void newPostIsSent() {
    var first = feed("/c/news/feed.atom");
    givenPost("news", "Two");

    with("If-None-Match", first.header("ETag"), "/c/news/feed.atom").hasStatus(200);
    with("If-Modified-Since", first.header("Last-Modified"), "/c/news/feed.atom").hasStatus(200);
  }

  @Test
  void recallIsSent() {
    var post = givenPost("news", "Two");
    clock.advance(Duration.ofHours(1));
    var first = feed("/c/news/feed.json");
    recall(post);

    with("If-Modified-Since", first.header("Last-Modified"), "/c/news/feed.json").hasStatus(200);
  }

  @Test
  void secondOfTheLastPostIsNotYetSaidAsThereMayBeAnother() {
    givenPost("news", "Two");
    feed("/c/news/feed.atom").hasNo("Last-Modified");

    givenPost("news", "Three");
    clock.advance(Duration.ofSeconds(1));

    assertThat(feed("/c/news/feed.atom").header("Last-Modified"))
        .isEqualTo("Wed, 01 May 2024 14:00:00 GMT");
  }

  @Test
  void tagCountsMoreThanATime() {
    var later = "Thu, 01 May 2025 12:00:00 GMT";
    var program = anybody.with("If-Modified-Since", later).with("If-None-Match", "\"other\"");

    program.get("/c/news/feed.atom").hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2024-05-01T13:00:00Z", "Wed, 99 May 2024 13:00:00 GMT"})
  void timeThatIsNoneIsAsIfItWereNotThere(String time) {
    with("If-Modified-Since", time, "/c/news/feed.atom").hasStatus(200);
  }

  @Test
  void pagesLeadToTheFeeds() {
    for (var path : new String[] {"/c/news", "/c/news/1"}) {
      var links = page(path).select("link[type*=atom], link[type*=feed]");
      assertThat(links.eachAttr("type"))
          .containsExactly("application/atom+xml", "application/feed+json");
      for (var href : links.eachAttr("href")) {
        anybody.get(href.substring(href.indexOf("/c/"))).hasStatus(200);
      }
    }
    assertThat(page("/c/news").select("footer a").eachAttr("href"))
        .containsExactly("/c/news/feed.atom", "/c/news/feed.json");
  }

  private Answer feed(String path) {
    return anybody.get(path).hasStatus(200);
  }

  private Answer with(String header, String value, String path) {
    return anybody.with(header, value).get(path);
  }
}
