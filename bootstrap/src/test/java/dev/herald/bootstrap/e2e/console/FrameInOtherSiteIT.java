package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import dev.herald.bootstrap.e2e.Client;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A public channel in a frame of another site, as far as its operator lets that show it. */
class FrameInOtherSiteIT extends Journey {

  private static final String PAGE =
      """
      <!doctype html>
      <link rel="icon" href="data:,">
      <iframe src="%s/c/news/embed" title="News" width="400" height="300"></iframe>
      """;

  @Test
  void isShownInTheSiteThatIsNamed(@TempDir Path data) throws Exception {
    try (var site = new Site();
        var herald = Server.startFramedBy(site.origin(), data)) {
      givenAPublicPost(herald);

      var frame = openFrame(site, site.origin(), herald);

      assertThat(frame.locator("article .text")).hasText("Trams resume at six");
      var opened = page.waitForPopup(() -> frame.locator("footer a").click());
      assertThat(opened.locator("article .text")).hasText("Trams resume at six");
      assertThat(opened.url()).isEqualTo(herald.url() + "/c/news");
    }
  }

  @Test
  void isRefusedInAnyOtherSite(@TempDir Path data) throws Exception {
    try (var site = new Site();
        var herald = Server.startFramedBy(site.origin(), data)) {
      givenAPublicPost(herald);
      provoke("frame-ancestors");

      var frame = openFrame(site, site.otherOrigin(), herald);

      assertThat(frame.locator("article")).hasCount(0);
      assertThat(page.frames()).hasSize(2);
      assertThat(page.frames().get(1).url()).startsWith("chrome-error:");
    }
  }

  private static void givenAPublicPost(Server herald) throws Exception {
    var program = new Client(herald.port());
    var photo = BodyPublishers.ofByteArray(Pictures.RED.buffer);
    var image = Client.json(program.send("POST", "/api/v1/images", photo)).get("imageId").asText();
    program.create(
        "/api/v1/channels",
        Map.of(
            "id", "news",
            "name", "News",
            "visibility", "PUBLIC",
            "avatar", Map.of("imageId", image)));
    program.create("/api/v1/channels/news/posts", Map.of("text", "Trams resume at six"));
  }

  /** Opens the page of the site under this name, and returns once its frame has loaded. */
  private FrameLocator openFrame(Site site, String origin, Server herald) {
    site.show(PAGE.formatted(herald.url()));
    page = browser().newPage();
    open(origin + "/");
    return page.frameLocator("iframe");
  }
}
