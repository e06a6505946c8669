package dev.herald.http.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.application.testkit.Samples;
import dev.herald.http.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of a post, and how it looks where it is shared. */
class PostPageTest extends PageTest {

  @BeforeEach
  void givenAPublicChannel() {
    givenPublic("news");
  }

  @Test
  void showsThePostAndLeadsToItsChannel() {
    givenPost("news", "Trams resume at six.\\nAll of them.");

    var page = page("/c/news/1");

    assertThat(page.title()).isEqualTo("Trams resume at six. All of them. · City News");
    assertThat(page.select(".text").text()).contains("Trams resume at six.");
    assertThat(page.select("h1 a").attr("href")).isEqualTo("/c/news");
    assertThat(page.select("nav a").attr("href")).isEqualTo("/c/news");
  }

  @Test
  void looksRightWhereItIsShared() {
    var image = givenImage(Samples.png());
    publish(
        """
        {"text": "Trams resume", "images": [{"imageId": "%s"}]}"""
            .formatted(image));

    var page = page("/c/news/1");

    var address = ADDRESS + anybody.port();
    var picture = address + "/images/" + image;
    assertThat(og(page, "type")).isEqualTo("article");
    assertThat(og(page, "site_name")).isEqualTo("City News");
    assertThat(og(page, "title")).isEqualTo("Trams resume · City News");
    assertThat(og(page, "description")).isEqualTo("Trams resume");
    assertThat(og(page, "url")).isEqualTo(address + "/c/news/1");
    assertThat(og(page, "image")).isEqualTo(picture + "/thumbnail?size=1024");
    assertThat(page.select("meta[property=article:published_time]").attr("content"))
        .isEqualTo("2024-05-01T12:00:00.123Z");
    assertThat(page.select("meta[name=twitter:card]").attr("content"))
        .isEqualTo("summary_large_image");
    var data = linkedData(page);
    assertThat(data.get("@type").asText()).isEqualTo("SocialMediaPosting");
    assertThat(data.get("articleBody").asText()).isEqualTo("Trams resume");
    assertThat(data.get("url").asText()).isEqualTo(address + "/c/news/1");
    assertThat(data.get("image").get(0).asText()).isEqualTo(picture);
    assertThat(data.get("author").get("name").asText()).isEqualTo("City News");
  }

  private static String og(Document page, String name) {
    return page.select("meta[property=og:" + name + "]").attr("content");
  }

  private static JsonNode linkedData(Document page) {
    try {
      return Json.tree(page.select("script").first().data().getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void pictureWithoutWordsIsCalledByItsPlace() {
    var image = givenImage(Samples.png());
    publish("{\"images\": [{\"imageId\": \"%s\"}]}".formatted(image));

    assertThat(page("/c/news/1").title()).isEqualTo("Post 1 · City News");
  }

  @Test
  void recalledPostIsGoneAndSaysSo() {
    recall(publish("{\"text\": \"Wrong\"}"));

    var answer = browser.get("/c/news/1").hasStatus(410);

    assertThat(page(answer).title()).isEqualTo("Recalled post · City News");
    assertThat(page(answer).select("article").text()).contains("This post was recalled");
    assertThat(answer.text()).doesNotContain("Wrong", "secret", "ld+json");
    answer.hasNo("ETag");
    browser.with("If-None-Match", "*").get("/c/news/1").hasStatus(410);
  }

  @Test
  void whatIsWrittenIsShownAndNothingElse() {
    var hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>&amp; '\\\"";
    givenPost("news", hostile);

    var page = page("/c/news/1");

    assertThat(page.select(".text").text()).isEqualTo(hostile.replace("\\\"", "\""));
    assertThat(page.select("script")).hasSize(1);
    assertThat(page.select("[onerror]")).isEmpty();
    assertThat(linkedData(page).get("articleBody").asText()).contains("</script>");
  }

  @Test
  void textHasItsOwnDirectionAndNoLanguageOfThePage() {
    admin.patch("/api/v1/channels/news", "{\"name\": \"وزارة الصحة\"}").hasStatus(200);
    givenPost("news", "שלום 👩‍👩‍👧‍👦");

    var page = page("/c/news/1");

    for (var it : page.select("h1, .text")) {
      assertThat(it.attr("dir")).isEqualTo("auto");
      assertThat(it.hasAttr("lang")).isTrue();
      assertThat(it.attr("lang")).isEmpty();
    }
    assertThat(page.select(".text").text()).isEqualTo("שלום 👩‍👩‍👧‍👦");
  }

  @Test
  void pictureThatIsNotHereIsAskedForWithoutSayingFromWhere() {
    publish("{\"images\": [{\"url\": \"https://example.org/b.png\"}]}");

    var picture = page("/c/news/1").select(".pictures img");

    assertThat(picture.attr("src")).isEqualTo("https://example.org/b.png");
    assertThat(picture.attr("referrerpolicy")).isEqualTo("no-referrer");
    assertThat(picture.attr("alt")).isEmpty();
    assertThat(page("/c/news/1").select(".pictures a").attr("aria-label")).isEqualTo("Picture");
  }
}
