package dev.herald.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.access.Authenticate;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Role;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.TestClient;
import dev.herald.http.testkit.UseCasesWith;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** To whoever bears a token that is bound to some channels, all others are not there. */
class BoundTokenTest extends HttpTest {

  private TestClient bound;
  private String news;
  private String sport;

  @BeforeEach
  void givenTwoChannelsAndAnAdminOfOne() {
    var scope = ChannelScope.of(List.of(new ChannelId("news")));
    var actor = Actor.token(new TokenName("news desk"), Role.ADMIN, scope);
    Authenticate authenticate =
        (secret, address) ->
            secret.equals(secret("bound"))
                ? Optional.of(actor)
                : herald.authenticate().authenticate(secret);
    serve(UseCasesWith.of(herald, Authenticate.class, authenticate));
    bound = anybody.bearing(secret("bound"));
    givenChannel("news");
    givenChannel("sport");
    news = givenPost("news", "Trams resume");
    sport = givenPost("sport", "Trams derailed");
    for (var channel : List.of("news", "sport")) {
      editor.put("/api/v1/channels/" + channel + "/subscribers/ann", "").hasStatus(201);
    }
  }

  @Test
  void listsAndFindsNothingOfOthers() {
    bound.get("/api/v1/channels").lists("news");
    assertThat(posts("/api/v1/posts")).containsExactly(news);
    assertThat(posts("/api/v1/posts?query=trams")).containsExactly(news);
    assertThat(posts("/api/v1/accounts/ann/feed")).containsExactly(news);
    assertThat(bound.get("/api/v1/accounts/ann/subscriptions").json().get("items")).hasSize(1);
  }

  private List<String> posts(String path) {
    return bound.get(path).hasStatus(200).json().get("items").findValuesAsText("id");
  }

  @Test
  void isToldThatOthersAreNotThere() {
    for (var path :
        List.of(
            "/api/v1/channels/sport",
            "/api/v1/channels/sport/posts",
            "/api/v1/channels/sport/subscribers",
            "/api/v1/posts?channel=sport",
            "/api/v1/posts/" + sport)) {
      assertThat(bound.get(path).status()).as(path).isEqualTo(404);
    }
    bound.post("/api/v1/channels/sport/posts", "{\"text\": \"!\"}").hasStatus(404);
    bound.post("/api/v1/posts/" + sport + "/recall", "").hasStatus(404);
    bound.put("/api/v1/channels/sport/subscribers/ben", "").hasStatus(404);
    bound.delete("/api/v1/channels/sport").hasStatus(404);
  }

  /** Word for word as of a channel that never was. */
  @Test
  void cannotTellAHiddenChannelFromNone() {
    var hidden = bound.get("/api/v1/channels/sport").json();
    var none = bound.get("/api/v1/channels/spork").json();

    assertThat(hidden.get("detail").asText().replace("sport", "spork"))
        .isEqualTo(none.get("detail").asText());
    assertThat(hidden.get("code")).isEqualTo(none.get("code"));
  }

  @Test
  void doesAllThatItsRoleAllowsWithItsOwn() {
    bound.post("/api/v1/channels/news/posts", "{\"text\": \"!\"}").hasStatus(201);
    bound.put("/api/v1/channels/news/subscribers/ben", "").hasStatus(201);
    bound.delete("/api/v1/channels/news").hasStatus(204);
  }

  @Test
  void mayDoNothingThatConcernsTheWholeServer() {
    bound
        .post("/api/v1/channels", CHANNEL.replace("news", "new"))
        .isProblem(
            403,
            "forbidden",
            "Not allowed",
            "This is not for those who are bound to some channels.");
    bound.get("/api/v1/webhooks").hasStatus(403);
  }

  @Test
  void isNotAnsweredWithWhatOthersAskedFor() {
    for (var path : List.of("/api/v1/channels", "/api/v1/posts?query=trams")) {
      admin.get(path).hasStatus(200);
      assertThat(bound.get(path).json().get("items")).as(path).hasSize(1);
      assertThat(admin.get(path).json().get("items")).as(path).hasSize(2);
    }
  }
}
