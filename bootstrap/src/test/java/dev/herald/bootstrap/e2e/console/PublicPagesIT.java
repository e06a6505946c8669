package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A channel is made public, and read by somebody without an account and without scripts. */
class PublicPagesIT extends Journey {

  @Test
  void anybodyReadsWhatIsPublicAsLongAsItIs() throws Exception {
    var news = createChannel("City News");
    var picture = Map.of("imageId", upload(Pictures.GREEN.buffer), "alt", "A tram");
    publish(news, Map.of("text", "Trams resume at six", "images", List.of(picture)));
    var stranger = stranger();
    provoke(404);
    stranger.navigate("/c/" + news);
    assertThat(stranger.locator("h1")).hasText("There is nothing here");

    choose(news, "PUBLIC");
    var address = page.locator("[data-copy*='/c/']").getAttribute("data-copy");
    Assertions.assertThat(address).isEqualTo(server.url() + "/c/" + news);
    stranger.navigate(address);
    assertThat(stranger.locator("h1")).hasText("City News");
    assertThat(stranger.locator("article .text")).hasText("Trams resume at six");
    assertThat(stranger.locator("header img")).hasJSProperty("naturalWidth", 12);
    assertThat(stranger.getByAltText("A tram")).hasJSProperty("naturalWidth", 12);
    stranger.locator("article time").click();
    assertThat(stranger).hasURL(address + "/1");
    assertThat(stranger).hasTitle("Trams resume at six · City News");

    recall(posts(news).get(0).get("id").asText());
    provoke(410);
    stranger.reload();
    assertThat(stranger.locator("article")).containsText("This post was recalled");

    choose(news, "PRIVATE");
    assertThat(page.locator("[data-copy*='/c/']")).hasCount(0);
    stranger.navigate(address + "?fresh");
    assertThat(stranger.locator("h1")).hasText("There is nothing here");
    Assertions.assertThat(stranger.context().cookies()).isEmpty();
  }

  @Test
  void anOpenPageShowsWhatIsNewByItself() throws Exception {
    var news = createChannel("City News");
    makePublic(news);
    publish(news, "Trams resume at six");
    var open = browser(new Browser.NewContextOptions().setLocale("en-GB")).newPage();
    open.navigate("/c/" + news);
    var texts = open.locator("article .text");
    assertThat(texts).hasText(new String[] {"Trams resume at six"});

    publish(news, "Buses, too");
    assertThat(texts).hasText(new String[] {"Buses, too", "Trams resume at six"});

    recall(posts(news).get(1).get("id").asText());
    assertThat(texts).hasText(new String[] {"Buses, too"});
    assertThat(open.locator("article").last()).containsText("This post was recalled");
  }

  @Test
  void anOpenPageFollowsWhatIsPinned() throws Exception {
    var news = createChannel("City News");
    makePublic(news);
    for (var i = 1; i <= 22; i++) publish(news, "Post %s.".formatted(i));
    var open = browser(new Browser.NewContextOptions().setLocale("en-GB")).newPage();
    open.navigate("/c/" + news);
    var texts = open.locator("article .text");
    assertThat(texts).hasCount(20);

    pin(news, "Post 1.");
    assertThat(open.locator(".pinned .text")).hasText("Post 1.");
    assertThat(texts.first()).hasText("Post 1.");
    publish(news, "Post 23.");
    assertThat(texts.nth(1)).hasText("Post 23.");
    assertThat(texts.first()).hasText("Post 1.");

    pin(news, "Post 22.");
    assertThat(open.locator(".pinned .text")).hasText("Post 22.");
    assertThat(texts.nth(1)).hasText("Post 23.");
    assertThat(texts.nth(2)).hasText("Post 21.");

    recall(posts(news).get(1).get("id").asText());
    assertThat(open.locator(".pinned")).hasCount(0);
    assertThat(texts.first()).hasText("Post 23.");
    assertThat(open.locator("article").nth(1)).containsText("This post was recalled");
    assertThat(texts.nth(1)).hasText("Post 21.");
  }

  private void pin(String channel, String text) throws Exception {
    for (var post : api.read("/api/v1/channels/" + channel + "/posts?limit=100").get("items")) {
      if (!text.equals(post.path("text").asText())) continue;
      var body = "{\"postId\": \"%s\"}".formatted(post.get("id").asText());
      var answer =
          api.send(
              "PUT", "/api/v1/channels/" + channel + "/pinned-post", BodyPublishers.ofString(body));
      Assertions.assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void anOpenPageShowsWhatHappenedBeforeItsStreamWasOpen() throws Exception {
    var news = createChannel("City News");
    makePublic(news);
    publish(news, "Trams resume at six");
    var open = browser(new Browser.NewContextOptions().setLocale("en-GB")).newPage();
    var held = new ArrayList<Route>();
    open.route("**/live", held::add);
    open.navigate("/c/" + news);
    open.waitForCondition(() -> !held.isEmpty());

    publish(news, "Buses, too");
    held.forEach(Route::resume);

    assertThat(open.locator("article .text"))
        .hasText(new String[] {"Buses, too", "Trams resume at six"});
  }

  private Page stranger() {
    return browser(new Browser.NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false))
        .newPage();
  }

  private void choose(String channel, String visibility) {
    openChannel(channel);
    button("Edit").click();
    window().locator("#visibility").selectOption(visibility);
    window().getByText("Save").click();
    assertThat(notice()).hasText("The channel “City News” was saved.");
  }

  private void recall(String post) throws Exception {
    api.post("/api/v1/posts/" + post + "/recall", Map.of("reason", "Wrong"));
  }
}
