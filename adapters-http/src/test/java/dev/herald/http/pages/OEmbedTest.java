package dev.herald.http.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.testkit.Answer;
import java.net.URLEncoder;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that are given the address of a page learn how to show it in a frame. */
class OEmbedTest extends PageTest {

  private static final String BASE = "https://city.example/herald";

  @BeforeEach
  void givenAPublicChannelThatMayBeFramed() {
    serve(FrameAncestors.of("*"));
    givenPublic("a b/c");
    givenPublic("news");
    givenPost("news", "Trams <resume> \\\"at six\\\"");
  }

  private void serve(FrameAncestors framed) {
    serve(herald, settings(Optional.of(BASE)).showing(PageSettings.ON.framedBy(framed)));
  }

  @Test
  void channelIsShownInAFrame() {
    ask(BASE + "/c/news")
        .is(
            200,
            """
            {"version": "1.0", "type": "rich", "title": "City News", "author_name": "City News",
             "author_url": "https://city.example/herald/c/news", "provider_name": "Herald",
             "provider_url": "https://city.example/herald", "width": 600, "height": 480,
             "html": "<iframe src=\\"https://city.example/herald/c/news/embed\\" title=\\"City News\\" width=\\"600\\" height=\\"480\\" loading=\\"lazy\\" style=\\"border:0\\"></iframe>"}""");
  }

  @Test
  void postIsShownInAFrameOfTheSizeThatThereIs() {
    var answer = ask(BASE + "/c/news/1?utm_source=a#top", "&maxwidth=400&maxheight=1000").json();

    assertThat(answer.get("title").asText()).isEqualTo("Trams <resume> \"at six\"");
    assertThat(answer.get("width").asInt()).isEqualTo(400);
    assertThat(answer.get("height").asInt()).isEqualTo(320);
    var frame = Jsoup.parse(answer.get("html").asText()).select("iframe");
    assertThat(frame.attr("src")).isEqualTo(BASE + "/c/news/1/embed");
    assertThat(frame.attr("title")).isEqualTo("Trams <resume> \"at six\"");
    assertThat(frame.attr("width")).isEqualTo("400");
  }

  @Test
  void idsAreReadAsTheyStandInAddresses() {
    assertThat(ask(BASE + "/c/a%20b%2Fc").json().get("html").asText())
        .contains("/c/a%20b%2Fc/embed");
  }

  @Test
  void whereNobodyMayHaveAFrameThereIsALink() {
    serve(FrameAncestors.NONE);

    var answer = ask(BASE + "/c/news").json();

    assertThat(answer.get("type").asText()).isEqualTo("link");
    assertThat(answer.has("html")).isFalse();
    assertThat(answer.get("title").asText()).isEqualTo("City News");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "news",
        "/c/news",
        "https://city.example/c/news",
        "https://city.example/herald/c/",
        "https://city.example/herald/c/never",
        "https://city.example/herald/c/private",
        "https://city.example/herald/c/news/2",
        "https://city.example/herald/c/news/01",
        "https://city.example/herald/c/news/feed.atom",
        "https://city.example/herald/c/%zz",
        "https://city.example/herald/c/%C3%A4",
        "https://other.example/herald/c/news"
      })
  void knowsNoOtherPages(String url) {
    givenChannel("private");

    ask(url).isProblem(404, "not_found", "No such resource", "There is nothing at this address.");
  }

  @Test
  void recalledPostIsNotShown() {
    recall(publish("{\"text\": \"Wrong\"}"));

    ask(BASE + "/c/news/2").hasStatus(404);
  }

  @Test
  void answersInJsonAlone() {
    ask(BASE + "/c/news", "&format=json").hasStatus(200);
    ask(BASE + "/c/news", "&format=xml").hasStatus(501);
    anybody.get("/oembed").hasStatus(404);
  }

  @Test
  void pagesSayWhereToAsk() {
    for (var path : new String[] {"/c/news", "/c/news/1"}) {
      var link = page(path).select("link[type=application/json+oembed]").attr("href");
      assertThat(link).startsWith(BASE + "/oembed?");
      anybody.get(link.substring(BASE.length())).hasStatus(200);
    }
  }

  private Answer ask(String url) {
    return ask(url, "");
  }

  private Answer ask(String url, String more) {
    return anybody.get("/oembed?url=" + URLEncoder.encode(url, UTF_8) + more);
  }
}
