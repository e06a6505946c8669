package dev.herald.bootstrap.e2e.stream;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.herald.bootstrap.e2e.Client;
import dev.herald.bootstrap.e2e.console.Chromium;
import dev.herald.bootstrap.e2e.console.Server;
import dev.herald.bootstrap.e2e.console.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page in the README shows what the README says it does. */
@ExtendWith(Chromium.class)
class ReadmePageIT {

  private static final Pattern PAGE = Pattern.compile("```html\n(.*?)```", Pattern.DOTALL);
  private static final String STREAM = "http://127.0.0.1:8080/api/v1/channels/news/stream?ticket=…";

  @Test
  void showsPostsAsTheyComeUntilTheyAreRecalled(Browser browser, @TempDir Path data)
      throws Exception {
    try (var site = new Site();
        var server = Server.startOpenTo(site.origin(), data)) {
      var client = new Client(server.port());
      client.createChannel("news");
      var ticket = client.create("/api/v1/stream-tickets", Map.of("channel", "news"));
      site.show(page(server.url() + ticket.get("url").asText()));
      try (var page = browser.newPage()) {
        page.waitForResponse(
            answer -> answer.url().contains("/stream?ticket="),
            () -> page.navigate(site.origin() + "/"));

        publish(client, "Trams");
        var wrong = publish(client, "Wrong bridge");
        publish(client, "Buses");
        assertThat(page.locator("li")).hasText(new String[] {"Buses", "Wrong bridge", "Trams"});

        client.post("/api/v1/posts/" + wrong + "/recall", Map.of());
        assertThat(page.locator("li")).hasText(new String[] {"Buses", "Trams"});
      }
    }
  }

  private static String page(String stream) throws IOException {
    var found = PAGE.matcher(Files.readString(Path.of("..", "README.md")));
    assertThat(found.find()).isTrue();
    assertThat(found.group(1)).contains(STREAM);
    return "<!doctype html>\n" + found.group(1).replace(STREAM, stream);
  }

  private static String publish(Client client, String text) throws Exception {
    return client.create("/api/v1/channels/news/posts", Map.of("text", text)).get("id").asText();
  }
}
