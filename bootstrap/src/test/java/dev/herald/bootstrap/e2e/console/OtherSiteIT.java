package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.bootstrap.bench.ServerProcess;
import dev.herald.bootstrap.e2e.Client;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page of another site, as a browser keeps it from what it may not read. */
class OtherSiteIT extends Journey {

  private static final String PAGE =
      """
      <!doctype html>
      <link rel="icon" href="data:,">
      <ol></ol>
      <p></p>
      <script>
        const stream = new EventSource("%s");
        stream.addEventListener("post.published", event => {
          const item = document.createElement("li");
          item.textContent = JSON.parse(event.data).text;
          document.querySelector("ol").append(item);
        });
        const say = text => document.querySelector("p").textContent = text;
        stream.onopen = () => say("open");
        stream.onerror = () => say(stream.readyState === EventSource.CLOSED ? "closed" : "lost");
      </script>
      """;

  private static final String READ =
      """
      async ([url, token]) => {
        const answer = await fetch(url, {headers: {Authorization: "Bearer " + token}});
        return (await answer.json()).name + " " + answer.headers.has("ETag");
      }
      """;

  @Test
  void followsAStreamWithATicketOverARestartOfTheServer(@TempDir Path data) throws Exception {
    try (var site = new Site();
        var herald = Server.startOpenTo(site.origin(), data)) {
      var program = programOf(herald);
      openSite(site, site.origin(), herald.url() + ticket(program));
      assertThat(page.locator("p")).hasText("open");
      publish(program, "The first");
      assertThat(page.locator("li")).hasText(new String[] {"The first"});

      provoke("net::ERR_");
      herald.stop();
      assertThat(page.locator("p")).hasText("lost");
      herald.startAgain();
      publish(program, "The second");

      assertThat(page.locator("li")).hasText(new String[] {"The first", "The second"});
    }
  }

  @Test
  void readsTheApiWithAToken(@TempDir Path data) throws Exception {
    try (var site = new Site();
        var herald = Server.startOpenTo(site.origin(), data)) {
      var program = programOf(herald);
      openSite(site, site.origin(), herald.url() + ticket(program));

      var url = herald.url() + "/api/v1/channels/news";
      assertThat(page.evaluate(READ, new String[] {url, ServerProcess.TOKEN}))
          .isEqualTo("news true");
    }
  }

  @Test
  void readsNothingIfNobodyHasNamedIt(@TempDir Path data) throws Exception {
    try (var site = new Site();
        var herald = Server.startOpenTo(site.origin(), data)) {
      var program = programOf(herald);
      provoke("blocked by CORS policy");
      provoke("net::ERR_FAILED");

      openSite(site, site.otherOrigin(), herald.url() + ticket(program));

      assertThat(page.locator("p")).hasText("closed");
      assertThat(page.locator("li")).hasCount(0);
    }
  }

  /** A program of the site's, which has made a channel. */
  private static Client programOf(Server herald) throws Exception {
    var program = new Client(herald.port());
    program.createChannel("news");
    return program;
  }

  private static String ticket(Client program) throws Exception {
    return program.create("/api/v1/stream-tickets", Map.of("channel", "news")).get("url").asText();
  }

  private static void publish(Client program, String text) throws Exception {
    program.create("/api/v1/channels/news/posts", Map.of("text", text));
  }

  /** Opens the page of the site, on which somebody reads this stream. */
  private void openSite(Site site, String origin, String stream) {
    site.show(PAGE.formatted(stream));
    page = browser().newPage();
    open(origin + "/");
  }
}
