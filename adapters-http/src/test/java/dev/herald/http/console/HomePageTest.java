package dev.herald.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.webhook.WebhookId;
import java.time.Duration;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What there is to know at a glance. */
class HomePageTest extends ConsoleTest {

  private Document home(String token) {
    return page(browserOf(token).with("Accept-Language", "en-GB"), "/console/home");
  }

  private void count() {
    for (var steps = 0; steps < 5; steps++) herald.countStatistics().step();
  }

  private static Element tile(Document page, String label) {
    return page.select(".tiles li").stream()
        .filter(it -> it.select("h2").text().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static Element section(Document page, String title) {
    return page.select("section:has(h2:contains(" + title + "))").get(0);
  }

  private void givenTwoWeeks() {
    givenChannel();
    givenPost("news", "The week before");
    for (var account : new String[] {"ann", "bob", "eve"}) {
      editor.put("/api/v1/channels/news/subscribers/" + account, "{}").hasStatus(201);
    }
    clock.advance(Duration.ofDays(8));
    editor.delete("/api/v1/channels/news/subscribers/ann").hasStatus(204);
    givenPost("news", "One");
    givenPost("news", "Two");
    count();
  }

  @Test
  void saysHowToBeginWhereThereIsNothingYet() {
    assertThat(home("admin").select("#first-steps button").text()).contains("Create a channel");
    assertThat(home("editor").select(".empty").text()).contains("No channels yet");
    assertThat(home("reader").select(".empty button")).isEmpty();
    assertThat(home("admin").select(".tiles")).isEmpty();
  }

  @Test
  void tellsOfSubscriptionsAndPosts() {
    givenTwoWeeks();

    var page = home("reader");

    var subscriptions = tile(page, "Subscriptions");
    assertThat(subscriptions.select(".tile-value").text()).isEqualTo("2");
    assertThat(subscriptions.text()).contains("3 joined and 1 left in 30 days.");
    var posts = tile(page, "Posts in 7 days");
    assertThat(posts.select(".tile-value").text()).isEqualTo("2");
    assertThat(posts.text()).contains("1 in the 7 days before.");
  }

  @Test
  void eachCurveHasATableThatSaysTheSame() {
    givenTwoWeeks();

    var tile = tile(home("reader"), "Subscriptions");

    assertThat(tile.select("svg[aria-hidden=true] path")).hasSize(2);
    assertThat(tile.select("caption").text()).isEqualTo("Subscriptions");
    assertThat(tile.select("tbody tr")).hasSize(30);
    assertThat(tile.select("tbody tr").eachText())
        .endsWith("7 May 2024 3", "8 May 2024 3", "9 May 2024 2");
  }

  @Test
  void listsWhatIsPublishedNextAndWhatWasPublishedLast() {
    givenTwoWeeks();
    editor.post("/api/v1/channels/news/drafts", "{\"text\": \"Soon\"}").hasStatus(201);
    editor
        .with("If-Match", "*")
        .put("/api/v1/drafts/draft-1/schedule", "{\"publishAt\": \"2024-05-10T12:00:00Z\"}")
        .hasStatus(200);

    assertThat(section(home("editor"), "To be published next").text())
        .contains("10 May 2024, 12:00", "News", "Soon");
    assertThat(home("reader").text()).doesNotContain("To be published next");
    assertThat(section(home("reader"), "Latest posts").select("tbody tr")).hasSize(3);
  }

  @Test
  void saysWhatNeedsAttentionToThoseWhoMayLookAfterIt() {
    givenTwoWeeks();
    assertThat(section(home("admin"), "Needs attention").text())
        .contains("Nothing needs your attention.");
    admin.post("/api/v1/webhooks", "{\"url\": \"https://intranet.example/hook\"}").hasStatus(201);
    assertThat(tile(home("admin"), "Webhooks").text()).contains("All of them work.");
    var position = ports.outbound().events().after(0, 1).get(0).position();
    var queue = ports.outbound().deliveryQueue();
    change(
        () -> queue.put(new WebhookId("webhook-1"), position, 3, clock.instant(), "No such host"));

    assertThat(section(home("admin"), "Needs attention").text())
        .contains("https://intranet.example/hook", "No such host");
    assertThat(tile(home("admin"), "Webhooks").text()).contains("One of them fails.");
    assertThat(home("editor").text()).doesNotContain("intranet.example");
    assertThat(home("editor").select(".tiles h2").eachText()).doesNotContain("Webhooks");
  }

  @Test
  void theSameIsATable() {
    givenTwoWeeks();

    assertThat(browserOf("reader").get("/console/home/csv").hasStatus(200).text())
        .startsWith("day,subscribers,joins,leaves,posts,recalls\r\n2024-04-10,0,0,0,0,0\r\n")
        .endsWith("2024-05-09,2,0,1,2,0\r\n");
  }

  @Test
  void theConsoleBeginsThere() {
    browserOf("reader").get("/console").hasStatus(302).has("Location", "/console/home");
  }

  @Test
  void firstStepsAreTickedAsTheyAreDoneAndThenGone() {
    var admin = browserOf("admin");
    // There is a token for each role, and so there are colleagues.
    assertThat(page(admin, "/console/home").select("#first-steps .is-done s").text())
        .isEqualTo("Invite a colleague");
    assertThat(page(admin, "/console/home").select("#first-steps a")).isEmpty();
    assertThat(page(admin, "/console/home").select(".empty, .tiles")).isEmpty();

    givenChannel();
    assertThat(page(admin, "/console/home").select("#first-steps .is-done s").eachText())
        .containsExactly("Create a channel", "Invite a colleague");
    assertThat(page(admin, "/console/home").select("#first-steps a").attr("href"))
        .isEqualTo("/console/compose");

    givenPost("news", "Trams resume");
    var answer = admin.get("/console/home").hasStatus(200);
    assertThat(page(answer).select("#first-steps")).isEmpty();
    assertThat(answer.header("Set-Cookie")).contains("herald-first-steps=", "Path=/console");
  }

  @Test
  void firstStepsAreNothingForThoseWhoMayNotTakeThemOrHideThem() {
    for (var role : List.of("reader", "editor")) {
      assertThat(page(browserOf(role), "/console/home").select("#first-steps")).isEmpty();
    }
    var hidden = browser().with("Cookie", session("admin") + "; herald-first-steps=hidden");
    assertThat(page(hidden, "/console/home").select("#first-steps")).isEmpty();
  }
}
