package dev.herald.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.testkit.HttpTest;
import org.junit.jupiter.api.Test;

/** Who did what, over HTTP. */
class AuditTest extends HttpTest {

  private String csv() {
    return admin.with("Accept", "text/csv").get("/api/v1/audit").hasStatus(200).text();
  }

  @Test
  void listsWhatWasDoneNewestFirst() {
    admin.post("/api/v1/channels", CHANNEL).hasStatus(201);
    admin.patch("/api/v1/channels/news", "{\"name\": \"Other\"}").hasStatus(200);

    var newest = admin.get("/api/v1/audit?limit=1").hasStatus(200).json().at("/items/0");

    assertThat(newest.path("action").asText()).isEqualTo("channel.edited");
    assertThat(newest.path("subject").asText()).isEqualTo("channel:news");
    assertThat(newest.path("address").asText()).isEqualTo("127.0.0.1");
    assertThat(newest.path("outcome").asText()).isEqualTo("DONE");
    assertThat(newest.at("/changes/0/after").asText()).isEqualTo("Other");
  }

  @Test
  void filtersCombine() {
    admin.post("/api/v1/channels", CHANNEL).hasStatus(201);
    var all = "/api/v1/audit?subject=channel:news&action=channel.created";

    assertThat(admin.get(all).json().path("items")).hasSize(1);
    assertThat(admin.get(all + "&actor=token:nobody").json().path("items")).isEmpty();
    assertThat(admin.get(all + "&from=2999-01-01T00:00:00Z").json().path("items")).isEmpty();
    assertThat(admin.get("/api/v1/audit?action=channel.eaten").hasStatus(422).text())
        .contains("action.unknown_value");
    assertThat(admin.get("/api/v1/audit?subject=news").hasStatus(422).text())
        .contains("subject.malformed");
    assertThat(admin.get("/api/v1/audit?actor=nobody").hasStatus(422).text())
        .contains("actor.malformed");
  }

  @Test
  void whatIsRefusedIsSeenAtOnce() {
    editor.get("/api/v1/audit").hasStatus(403);
    anybody.bearing("wrong").get("/api/v1/audit").hasStatus(401);

    assertThat(admin.get("/api/v1/audit").json().path("items").findValuesAsText("action"))
        .contains("refused", "sign_in.failed", "token.new_address");
  }

  @Test
  void allIsInTheTable() {
    admin.post("/api/v1/channels", CHANNEL).hasStatus(201);
    for (var i = 0; i < 120; i++) {
      admin.put("/api/v1/channels/news/subscribers/account-" + i, "{}").hasStatus(201);
    }

    assertThat(csv().lines())
        .hasSizeGreaterThan(121)
        .first()
        .asString()
        .startsWith("position,time");
    assertThat(csv()).contains("account:account-0,", "account:account-119,");
  }

  @Test
  void noCellOfTheTableIsAFormula() {
    admin.post("/api/v1/channels", CHANNEL).hasStatus(201);
    admin
        .patch("/api/v1/channels/news", "{\"name\": \"=HYPERLINK(\\\"https://x.example\\\"), a\"}")
        .hasStatus(200);

    assertThat(csv())
        .contains("\"name: News → =HYPERLINK(\"\"https://x.example\"\"), a\"")
        .doesNotContainPattern("(?m)(^|,)\"?[=+@-]");
  }
}
