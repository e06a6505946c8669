package dev.herald.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.http.pages.FrameAncestors;
import dev.herald.http.pages.PageSettings;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.TestClient;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who can read a channel is chosen in its form. */
class ChannelVisibilityTest extends ConsoleTest {

  private TestClient browser;
  private String photo;

  @BeforeEach
  void signIn() {
    browser = script(browserOf("admin"));
    photo = givenImage(Samples.png());
  }

  @Test
  void channelIsPrivateUntilItsFormSaysOtherwise() {
    submit(browser, "/console/channels", "name", "Open", "avatar", photo, "visibility", "PUBLIC")
        .hasStatus(204);
    reader.get("/api/v1/channels/channel-1").hasField("visibility", "\"PUBLIC\"");
    submit(browser, "/console/channels", "name", "Closed", "avatar", photo).hasStatus(204);
    reader.get("/api/v1/channels/channel-2").hasField("visibility", "\"PRIVATE\"");

    var window = page(browser, "/console/windows/edit-channel?id=channel-1");
    assertThat(window.select("#visibility [selected]").attr("value")).isEqualTo("PUBLIC");
    assertThat(page(browser, "/console/channel?id=channel-1").select(".numbers").text())
        .contains("Visibility Public");
  }

  @Test
  void editChangesTheVisibilityIfSomebodyChangedItInTheForm() {
    givenChannel();
    editVisibility("PRIVATE", "PUBLIC").hasStatus(204);
    reader.get("/api/v1/channels/news").hasField("visibility", "\"PUBLIC\"");

    editVisibility("PRIVATE", "PRIVATE").hasStatus(204);
    reader.get("/api/v1/channels/news").hasField("visibility", "\"PUBLIC\"");

    assertThat(page(editVisibility("PRIVATE", "SECRET").hasStatus(422)).select("li").eachText())
        .containsExactly("Visibility: Choose one of those that are offered.");
  }

  @Test
  void addressOfThePublicPageCanBeCopied() {
    givenChannel();
    var address = "http://127.0.0.1:" + anybody.port() + "/c/news";
    assertThat(copied("/console/windows/edit-channel?id=news")).containsExactly(address);
    assertThat(copied("/console/channel?id=news")).doesNotContain(address);

    admin.patch("/api/v1/channels/news", "{\"visibility\": \"PUBLIC\"}").hasStatus(200);

    assertThat(copied("/console/channel?id=news")).contains(address);
    anybody.with("Accept", "text/html").get("/c/news").hasStatus(200);
  }

  @Test
  void snippetForOtherSitesCanBeCopiedIfAnyMayHaveFrames() {
    givenChannel();
    admin
        .patch(
            "/api/v1/channels/news", "{\"visibility\": \"PUBLIC\", \"name\": \"\\\"A\\\" & <b>\"}")
        .hasStatus(200);
    assertThat(copied("/console/channel?id=news")).noneMatch(it -> it.contains("iframe"));

    var framed = PageSettings.ON.framedBy(FrameAncestors.of("https://city.example"));
    serve(herald, settings(Optional.of("https://herald.example")).showing(framed));

    assertThat(copied("/console/channel?id=news"))
        .contains(
            "<iframe src=\"https://herald.example/c/news/embed\""
                + " title=\"&quot;A&quot; &amp; &lt;b&gt;\" width=\"100%\" height=\"480\""
                + " loading=\"lazy\" style=\"border:0\"></iframe>");
  }

  @Test
  void formSaysThatThereAreNoPublicPages() {
    serve(herald, settings(Optional.empty()).showing(PageSettings.OFF));
    givenChannel();

    var window = page(browser, "/console/windows/edit-channel?id=news");

    assertThat(window.select("#visibility-help").text()).contains("--public-pages");
    assertThat(window.select("[data-copy]")).isEmpty();
  }

  private List<String> copied(String path) {
    return page(browser, path).select("[data-copy]").eachAttr("data-copy");
  }

  private Answer editVisibility(String was, String visibility) {
    return submit(
        browser,
        "/console/channel/edit?id=news",
        "revision",
        "1",
        "was-name",
        "News",
        "name",
        "News",
        "was-avatar",
        "https://example.org/a.png",
        "avatar",
        "https://example.org/a.png",
        "was-visibility",
        was,
        "visibility",
        visibility);
  }
}
