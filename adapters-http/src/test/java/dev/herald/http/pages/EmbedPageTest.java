package dev.herald.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages for frames in other sites. */
class EmbedPageTest extends PageTest {

  @BeforeEach
  void givenAPublicChannel() {
    givenPublic("news");
    for (var i = 1; i <= 7; i++) givenPost("news", "Post " + i);
  }

  @Test
  void showsTheNewestPostsAndLeadsToAllOfThemOutsideTheFrame() {
    var page = page("/c/news/embed");

    assertThat(page.select("article .text").eachText())
        .containsExactly("Post 7", "Post 6", "Post 5", "Post 4", "Post 3");
    assertThat(page.select("base").attr("target")).isEqualTo("_blank");
    assertThat(page.select("footer a").attr("href")).isEqualTo("/c/news");
    assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    assertThat(page.select("link[rel=canonical]").attr("href")).endsWith("/c/news");
    assertThat(page.select("script")).isEmpty();
  }

  @Test
  void showsOnePost() {
    var page = page("/c/news/3/embed");

    assertThat(page.select("article .text").eachText()).containsExactly("Post 3");
    assertThat(page.select("link[rel=canonical]").attr("href")).endsWith("/c/news/3");
    recall(publish("{\"text\": \"Wrong\"}"));
    assertThat(page(browser.get("/c/news/8/embed").hasStatus(410)).text()).contains("was recalled");
  }

  @Test
  void isInNobodysFrameUntilTheOperatorSaysInWhose() {
    assertThat(policy("/c/news/embed")).endsWith("frame-ancestors 'none'");

    var framed = FrameAncestors.of("https://city.example, https://*.example.org:8443");
    serve(herald, settings(Optional.empty()).showing(PageSettings.ON.framedBy(framed)));

    for (var path : new String[] {"/c/news/embed", "/c/news/1/embed"}) {
      assertThat(policy(path))
          .endsWith("frame-ancestors https://city.example https://*.example.org:8443")
          .startsWith("default-src 'none'");
    }
    for (var path : new String[] {"/c/news", "/c/news/1"}) {
      assertThat(policy(path)).endsWith("frame-ancestors 'none'");
    }
  }

  private String policy(String path) {
    return browser.get(path).hasStatus(200).header("Content-Security-Policy");
  }
}
