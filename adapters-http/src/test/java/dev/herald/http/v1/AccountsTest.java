package dev.herald.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.testkit.HttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of accounts, over HTTP. */
class AccountsTest extends HttpTest {

  private static final int CHANNELS = 101; // more than a page

  @BeforeEach
  void givenAnAccountThatFollowsMuch() {
    for (var i = 0; i < CHANNELS; i++) {
      var owner = i == 7 ? "ann" : "press";
      var id = "\"c%s\", \"owner\": \"%s\"".formatted(i, owner);
      admin.post("/api/v1/channels", CHANNEL.replace("\"news\"", id)).hasStatus(201);
      admin.put("/api/v1/channels/c" + i + "/subscribers/ann", "{}").hasStatus(201);
    }
  }

  @Test
  void exportHasAllThatIsKeptThoughItIsMoreThanAPage() {
    var answer = admin.get("/api/v1/accounts/ann/export").hasStatus(200);
    var export = answer.has("Content-Type", "application/json").json();

    assertThat(export.path("account").asText()).isEqualTo("ann");
    assertThat(export.at("/profile/nick").asText("none")).isEmpty();
    assertThat(export.path("subscriptions")).hasSize(CHANNELS);
    assertThat(export.at("/subscriptions/100/channelId").asText()).isEqualTo("c100");
    assertThat(export.path("ownedChannels")).extracting(it -> it.asText()).containsExactly("c7");
    assertThat(export.path("audit")).hasSize(CHANNELS + 1);
    assertThat(export.at("/audit/0/action").asText()).isEqualTo("account.exported");
  }

  @Test
  void exportHasWhatIsKeptOfChannelsThatAreGone() {
    admin.delete("/api/v1/channels/c3").hasStatus(204);

    var export = admin.get("/api/v1/accounts/ann/export").hasStatus(200).json();

    assertThat(export.path("subscriptions")).hasSize(CHANNELS - 1);
    assertThat(export.path("endedSubscriptions")).hasSize(1);
    assertThat(export.at("/endedSubscriptions/0/channelId").asText()).isEqualTo("c3");
  }

  @Test
  void exportOfAnAccountThatIsNotKnownIsEmpty() {
    var export = admin.get("/api/v1/accounts/nobody/export").hasStatus(200).json();

    assertThat(export.has("profile")).isFalse();
    assertThat(export.path("subscriptions")).isEmpty();
    assertThat(export.path("audit")).isEmpty();
  }

  @Test
  void erasedAccountIsInNoAnswerAnyMore() {
    var subscriptions = "/api/v1/accounts/ann/subscriptions";
    admin.get(subscriptions).hasStatus(200);

    admin.delete("/api/v1/accounts/ann").hasStatus(204);

    assertThat(admin.get(subscriptions).json().path("items")).isEmpty();
    assertThat(admin.get("/api/v1/audit?subject=account:ann").json().path("items")).isEmpty();
  }
}
