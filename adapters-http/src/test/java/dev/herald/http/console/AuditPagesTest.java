package dev.herald.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The audit log as people read it. */
class AuditPagesTest extends ConsoleTest {

  @Test
  void namesWhatIsThereAndLeadsToIt() {
    givenChannel();
    admin.post("/api/v1/posts/" + givenPost("news", "Wrong") + "/recall", "").hasStatus(200);
    admin.post("/api/v1/webhooks", "{\"url\": \"https://example.org/\"}").hasStatus(201);
    admin.post("/api/v1/tokens", "{\"name\": \"web shop\", \"role\": \"reader\"}").hasStatus(201);

    assertThat(subject("CHANNEL_CREATED"))
        .isEqualTo("News Channel · news /console/channel?id=news");
    assertThat(subject("POST_RECALLED")).isEqualTo("post-1 Post /console/posts/post-1");
    assertThat(subject("WEBHOOK_CREATED"))
        .isEqualTo("webhook-1 Webhook /console/webhook?id=webhook-1");
    assertThat(subject("TOKEN_CREATED"))
        .isEqualTo("web shop Token /console/access?name=web%20shop");
    assertThat(actor("TOKEN_CREATED")).isEqualTo("admin Token /console/access?name=admin");
  }

  @Test
  void leadsNowhereToWhatIsGone() {
    givenChannel();
    admin.delete("/api/v1/channels/news").hasStatus(204);

    assertThat(subject("CHANNEL_DELETED")).isEqualTo("news Channel ");
  }

  @Test
  void saysInWordsWhatWasRefusedAndWhoIsNotKnown() {
    editor.get("/api/v1/tokens").hasStatus(403);
    anybody.bearing("wrong").get("/api/v1/channels").hasStatus(401);

    assertThat(subject("REFUSED")).isEqualTo("Manage access Permission ");
    assertThat(actor("SIGN_IN_FAILED")).isEqualTo("Not signed in ");
    assertThat(subject("SIGN_IN_FAILED")).isEqualTo("Session ");
  }

  @Test
  void tokenIsShownAlone() {
    var page = page(browserOf("admin"), "/console/access?name=editor");

    assertThat(page.select("tbody .who-name").eachText()).containsExactly("editor");
    assertThat(page.select("main a[href=/console/access]").text()).isEqualTo("Show all");
    browserOf("admin").get("/console/access?name=nobody").hasStatus(404);
  }

  private String actor(String action) {
    return named(action, 1);
  }

  private String subject(String action) {
    return named(action, 2);
  }

  /** Name, kind, and where they lead, in the only entry about the action. */
  private String named(String action, int column) {
    var rows = page(browserOf("admin"), "/console/audit?action=" + action).select("tbody tr");
    assertThat(rows).hasSize(1);
    Element named = rows.select("td").get(column).selectFirst(".who-text");
    return named.text() + " " + named.select("a").attr("href");
  }
}
