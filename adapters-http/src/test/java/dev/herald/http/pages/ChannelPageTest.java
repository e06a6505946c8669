package dev.herald.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of a public channel. */
class ChannelPageTest extends PageTest {

  @BeforeEach
  void givenAPublicChannel() {
    givenPublic("news");
  }

  @Test
  void showsWhatTheChannelIs() {
    editor.put("/api/v1/channels/news/subscribers/ann", "").hasStatus(201);

    var page = page("/c/news");

    assertThat(page.title()).isEqualTo("City News");
    assertThat(page.select("h1").text()).isEqualTo("City News");
    assertThat(page.select(".profile").text()).contains("From the town hall.");
    assertThat(page.select("header .quiet").text()).isEqualTo("One subscriber");
    assertThat(page.select("header img").attr("src")).isEqualTo("https://example.org/a.png");
    assertThat(page.select("main").text()).isEqualTo("Nothing was published here yet.");
    assertThat(page.html()).doesNotContain("administrator");
  }

  @Test
  void showsPostsTheNewestFirst() {
    var image = givenImage(Samples.png());
    publish("{\"text\": \"One\"}");
    clock.advance(Duration.ofHours(1));
    publish(
        """
        {"text": "Two", "images": [{"imageId": "%s", "alt": "A tram"}],
         "links": [{"label": "Timetable", "url": "https://example.org/trams"}]}\
        """
            .formatted(image));

    var posts = page("/c/news").select("article");

    assertThat(posts.select(".text").eachText()).containsExactly("Two", "One");
    assertThat(posts.select("time").eachText().stream().map(ChannelPageTest::withUsualSpaces))
        .containsExactly("May 1, 2024, 1:00 PM UTC", "May 1, 2024, 12:00 PM UTC");
    assertThat(posts.select("time").eachAttr("datetime"))
        .containsExactly("2024-05-01T13:00:00.123Z", "2024-05-01T12:00:00.123Z");
    assertThat(posts.select(".quiet a").eachAttr("href")).containsExactly("/c/news/2", "/c/news/1");
    var picture = posts.select(".pictures img");
    assertThat(picture.attr("src")).isEqualTo("/images/" + image + "/thumbnail?size=1024");
    assertThat(picture.attr("alt")).isEqualTo("A tram");
    anybody.get(picture.attr("src")).hasStatus(200);
    var link = posts.select("li a");
    assertThat(link.text()).isEqualTo("Timetable");
    assertThat(link.attr("href")).isEqualTo("https://example.org/trams");
    assertThat(link.attr("rel")).isEqualTo("noopener nofollow ugc");
  }

  @Test
  void showsThePinnedPostBeforeAllOthersAndOnce() {
    for (var i = 1; i <= 22; i++) givenPost("news", "Post " + i);
    for (var post : new int[] {1, 22}) {
      pin("post-" + post);

      var articles = page("/c/news").select("article");

      assertThat(articles.select(".pinned .text").eachText()).containsExactly("Post " + post);
      assertThat(articles.first().select(".quiet").text()).startsWith("Pinned ");
      assertThat(articles.select(".text").eachText())
          .startsWith("Post " + post, post == 22 ? "Post 21" : "Post 22")
          .doesNotHaveDuplicates()
          .endsWith("Post 3");
    }
    assertThat(page("/c/news?before=3").select(".pinned")).isEmpty();

    recall("post-22");
    assertThat(page("/c/news").select(".pinned")).isEmpty();
  }

  private void pin(String post) {
    editor
        .put("/api/v1/channels/news/pinned-post", "{\"postId\": \"%s\"}".formatted(post))
        .hasStatus(200);
  }

  @Test
  void leadsFromPartToPart() {
    for (var i = 1; i <= 45; i++) givenPost("news", "Post " + i);

    var first = page("/c/news");
    assertThat(first.select("article")).hasSize(20);
    assertThat(first.select("main + nav a").eachText()).containsExactly("Older posts");
    var second = page(first.select("a[rel=next]").attr("href"));
    assertThat(second.select("article .text").first().text()).isEqualTo("Post 25");
    assertThat(second.select("main + nav a").eachAttr("href"))
        .containsExactly("/c/news", "/c/news?before=6");
    assertThat(second.select("link[rel=canonical]").attr("href")).endsWith("/c/news?before=26");
    var last = page("/c/news?before=6&utm_source=mail");
    assertThat(last.select("article .text").eachText()).startsWith("Post 5").endsWith("Post 1");
    assertThat(last.select("main + nav a").eachText()).containsExactly("Newest posts");
  }

  @Test
  void saysOfARecalledPostThatItWasAndNothingElse() {
    recall(publish("{\"text\": \"Wrong\"}"));

    var page = page("/c/news");

    assertThat(withUsualSpaces(page.select("article").text()))
        .contains("This post was recalled on May 1, 2024, 12:00 PM UTC.");
    assertThat(page.html()).doesNotContain("Wrong", "secret");
  }

  @Test
  void cutsALongTextAndKeepsTheRestForItsOwnPage() {
    givenPost("news", "word ".repeat(300));

    var post = page("/c/news").select("article");

    assertThat(post.select(".text").text()).hasSize(800).endsWith("word…");
    assertThat(post.select("a").last().text()).isEqualTo("Read on");
    assertThat(page("/c/news/1").select(".text").text()).hasSize(1499);
  }

  @Test
  void hasNothingToReadOfWhatIsForAppsAlone() {
    publish("{\"customData\": \"{\\\"lamp\\\": 1}\"}");

    var page = page("/c/news");

    assertThat(page.select("article").text()).contains("This post is for apps");
    assertThat(page.html()).doesNotContain("lamp");
  }

  @ParameterizedTest
  @CsvSource({
    "'', en, 2 subscribers",
    "'de, fr', en, 2 subscribers",
    "'zh-TW,en;q=0.5', zh-CN, 2 位订阅者",
    "ko-KR, ko, 구독자 2명",
    "ja, ja, 購読者 2 人"
  })
  void speaksTheLanguageOfTheReader(String accepted, String language, String words) {
    for (var account : new String[] {"ann", "bob"}) {
      editor.put("/api/v1/channels/news/subscribers/" + account, "").hasStatus(201);
    }

    var answer = browser.with("Accept-Language", accepted).get("/c/news").hasStatus(200);

    assertThat(page(answer).select("html").attr("lang")).isEqualTo(language);
    assertThat(page(answer).select("header .quiet").text()).isEqualTo(words);
    answer.has("Vary", "Accept-Encoding, Accept-Language");
  }

  @Test
  void isKeptByBrowsersForAMomentAndThenAskedForAgain() {
    var first = browser.get("/c/news").has("Cache-Control", "public, max-age=30");
    var known = browser.with("If-None-Match", first.header("ETag"));

    known.get("/c/news").hasStatus(304).isEmpty().has("ETag", first.header("ETag"));
    givenPost("news", "More");
    known.get("/c/news").hasStatus(200);
  }

  @Test
  void runsItsOwnScriptSetsNothingAndIsInNobodysFrame() {
    var answer = browser.get("/c/news").hasStatus(200).hasNo("Set-Cookie");

    assertThat(answer.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'self';")
        .contains("frame-ancestors 'none'", "form-action 'none'", "base-uri 'none'")
        .contains("script-src 'self';", "connect-src 'self';")
        .doesNotContain("unsafe");
    assertThat(page(answer).select("script").eachAttr("type"))
        .containsExactly("application/ld+json", "module");
    assertThat(page(answer).select("[style], [onclick], [onload]")).isEmpty();
    anybody
        .get(page(answer).select("link[rel=stylesheet]").attr("href"))
        .hasStatus(200)
        .has("Content-Type", "text/css; charset=utf-8")
        .has("Cache-Control", "public, max-age=31536000, immutable");
    anybody
        .get(page(answer).select("script[type=module]").attr("src"))
        .hasStatus(200)
        .has("Content-Type", "text/javascript; charset=utf-8");
  }

  @Test
  void tellsOpenPagesThatThereIsSomethingNewAndNotWhat() {
    serve(herald, settings(Optional.empty()));
    var live = page(browser.get("/c/news")).select("main").attr("data-live");

    try (var stream = anybody.stream(live)) {
      givenPost("news", "Trams resume at six");

      var event = stream.next().orElseThrow();

      assertThat(event.name()).isEqualTo("post.published");
      assertThat(event.data()).isEqualTo("{\"channelId\":\"news\"}");
    }
  }

  @Test
  void endsLivePagesWhenTheChannelBecomesPrivate() {
    serve(herald, settings(Optional.empty()));
    try (var stream = anybody.stream("/c/news/live")) {
      admin.patch("/api/v1/channels/news", "{\"visibility\": \"PRIVATE\"}").hasStatus(200);

      assertThat(stream.next().orElseThrow().name()).isEqualTo("channel.edited");
      assertThat(stream.next()).isEmpty();
    }
  }

  @Test
  void isSmall() {
    IntStream.rangeClosed(1, 20).forEach(i -> givenPost("news", words(i)));

    var answer = browser.with("Accept-Encoding", "gzip").get("/c/news").hasStatus(200);

    assertThat(page(browser.get("/c/news")).select("article")).hasSize(20);
    assertThat(answer.unzipped()).contains("</html>");
    assertThat(answer.bytes()).hasSizeLessThan(40 * 1024);
  }

  /** Words of which no two posts have the same, so that compression has little to find. */
  private static String words(int seed) {
    var letters = new Random(seed).ints(1_500, 'a', 'z' + 5);
    return letters
        .mapToObj(it -> it > 'z' ? " " : Character.toString(it))
        .collect(Collectors.joining());
  }

  @Test
  void isBelowThePathOfThePublicAddress() {
    serve(herald, settings(Optional.of("https://city.example/herald")));
    for (var i = 1; i <= 21; i++) givenPost("news", "Post");

    for (var path : new String[] {"/herald/c/news", "/c/news", "/c/news/1"}) {
      var page = page(path);
      assertThat(page.select("[href^=/]").eachAttr("href"))
          .isNotEmpty()
          .allMatch(it -> it.startsWith("/herald/c/"));
      assertThat(page.select("link[rel=canonical]").attr("href"))
          .startsWith("https://city.example/herald/c/news");
      anybody.get(page.select("link[rel=stylesheet]").attr("href")).hasStatus(200);
    }
  }

  @Test
  void isThereForIdsThatMustBeEncoded() {
    givenPublic("a/b c?d#e");

    var page = page("/c/a%2Fb%20c%3Fd%23e");

    assertThat(page.select("link[rel=canonical]").attr("href")).endsWith("/c/a%2Fb%20c%3Fd%23e");
  }

  /** From Java 20 on, a narrow space that breaks no line stands before AM and PM. */
  private static String withUsualSpaces(String text) {
    return text.replace('\u202f', ' ');
  }
}
