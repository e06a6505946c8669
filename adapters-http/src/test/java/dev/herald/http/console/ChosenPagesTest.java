package dev.herald.http.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.http.testkit.TestClient;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done with rows that somebody chose. */
class ChosenPagesTest extends ConsoleTest {

  private static final String EXPORT = "/console/exports/posts?chosen=post-1&chosen=post-2";

  private TestClient browser;

  @BeforeEach
  void signIn() {
    browser = browserOf("admin");
    givenChannel();
    givenChannel("other");
  }

  @Test
  void everyRowCanBeChosenAndBelongsToTheFormOfItsList() {
    givenPost("news", "One");
    subscribe("news", "anna");
    var page = page(browser, "/console/channel?id=news");

    assertThat(page.select("#chosen-posts, #chosen-subscribers")).hasSize(2);
    assertThat(page.select("[name=chosen][form=chosen-posts]").eachAttr("value"))
        .containsExactly("post-1");
    assertThat(page.select("[name=chosen][form=chosen-subscribers]").eachAttr("value"))
        .containsExactly("anna");
    var readers = page(browserOf("reader"), "/console/channel?id=news");
    assertThat(readers.select("#chosen-posts [hx-get], #chosen-subscribers")).isEmpty();
    assertThat(readers.select("#chosen-posts [name=format]")).hasSize(2);
  }

  @Test
  void recallSaysHowManySubscribersOfHowManyChannelsItTouches() {
    givenPost("news", "One");
    givenPost("news", "Two");
    givenPost("other", "Three");
    givenPost("other", "Four");
    submit(script(browser), "/console/posts/post-4/recall").hasStatus(204);
    for (var account : new String[] {"anna", "bert", "cleo"}) subscribe("news", account);
    subscribe("other", "anna");

    var window =
        page(
            browser,
            "/console/windows/recall-posts?chosen=post-1&chosen=post-2&chosen=post-3"
                + "&chosen=post-4&chosen=gone&chosen=post-1");

    assertThat(window.select("h2").text()).isEqualTo("Recall 3 posts?");
    assertThat(window.select("p").eachText())
        .containsExactly(
            "One of the chosen posts was recalled before.",
            "Their content is removed for good from 2 channels with 4 subscribers."
                + " This can’t be undone.");
    assertThat(window.select("[data-address]").eachAttr("data-address"))
        .containsExactly(
            "/console/posts/post-1/recall",
            "/console/posts/post-2/recall",
            "/console/posts/post-3/recall");
  }

  @Test
  void whereAllWereRecalledBeforeNothingIsAsked() {
    givenPost("news", "One");
    submit(script(browser), "/console/posts/post-1/recall").hasStatus(204);

    var window = page(browser, "/console/windows/recall-posts?chosen=post-1");

    assertThat(window.select("h2").text()).isEqualTo("Nothing to recall");
    assertThat(window.select("[type=submit], [data-address]")).isEmpty();
  }

  @Test
  void subscribersAreRemovedOneByOne() {
    subscribe("news", "anna");
    subscribe("news", "bert");

    var window =
        page(browser, "/console/windows/remove-subscribers?id=news&chosen=anna&chosen=bert");

    assertThat(window.select("h2").text()).isEqualTo("Remove 2 subscribers?");
    var lines = window.select("[data-address]");
    assertThat(lines.select("input[name=account]").eachAttr("value"))
        .containsExactly("anna", "bert");
    for (var line : lines) {
      for (var times = 0; times < 2; times++) {
        submit(
                script(browser),
                line.attr("data-address"),
                "account",
                line.select("input").attr("value"))
            .hasStatus(204);
      }
    }
    assertThat(page(browser, "/console/channel?id=news").select("#list")).isEmpty();
  }

  @Test
  void exportAsCsvHasALineForEachPostAndRunsNothing() {
    givenPost("news", "=1+1, \\\"two\\\"\\nlines");
    givenPost("other", "Gone");
    submit(script(browser), "/console/posts/post-2/recall", "reason", "@wrong").hasStatus(204);

    var csv = browser.get(EXPORT + "&chosen=none&format=csv").hasStatus(200);

    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.header("Content-Disposition")).contains("attachment", "herald-posts.csv");
    assertThat(new String(csv.bytes(), UTF_8))
        .isEqualTo(
            "\ufeffid,channelId,channel,sequence,type,publishedAt,publishedBy,recalledAt,"
                + "recallReason,text,images,links,customData\r\n"
                + "post-1,news,News,1,TEXT_ONLY,2024-05-01T12:00:00.123Z,token:editor,,,"
                + "\"'=1+1, \"\"two\"\"\nlines\",,,\r\n"
                + "post-2,other,News,1,TEXT_ONLY,2024-05-01T12:00:00.123Z,token:editor,"
                + "2024-05-01T12:00:00.123Z,'@wrong,,,,\r\n");
  }

  @Test
  void exportAsJsonHasAllOfEachPost() {
    var image = givenImage(Samples.png());
    editor
        .post(
            "/api/v1/channels/news/posts",
            """
            {"text": "Trams", "images": [{"imageId": "%s", "alt": "A tram"}],
             "links": [{"label": "More", "url": "https://example.org"}]}\
            """
                .formatted(image))
        .hasStatus(201);
    givenPost("other", "Two");

    var json = browser.get(EXPORT + "&format=json").hasStatus(200).json();

    assertThat(json.findValuesAsText("text")).containsExactly("Trams", "Two");
    assertThat(json.get(0).get("images").toString())
        .isEqualTo("[{\"image\":\"" + image + "\",\"alt\":\"A tram\"}]");
    assertThat(json.get(0).get("links").toString())
        .isEqualTo("[{\"label\":\"More\",\"url\":\"https://example.org\"}]");
    assertThat(browser.get("/console/exports/posts?format=json").hasStatus(200).json()).isEmpty();
  }

  @Test
  void readersAreNotToldInAnExportWhoPublished() {
    givenPost("news", "One");

    assertThat(browserOf("reader").get(EXPORT + "&format=csv").hasStatus(200).text())
        .contains("One")
        .doesNotContain("token:editor");
  }

  @Test
  void moreThanAPageHasAreRefused() {
    var many =
        IntStream.rangeClosed(1, 101)
            .mapToObj(i -> "chosen=post-" + i)
            .collect(Collectors.joining("&", "?", ""));

    browser.get("/console/exports/posts" + many).hasStatus(422);
    browser.get("/console/windows/recall-posts" + many).hasStatus(422);
  }

  private void subscribe(String channel, String account) {
    editor.put("/api/v1/channels/" + channel + "/subscribers/" + account, "{}").hasStatus(201);
  }
}
