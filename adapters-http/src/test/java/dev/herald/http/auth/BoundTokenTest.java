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
    givenPost("sport", "Trams derailed");
    for (var channel : List.of("news", "sport")) {
      editor.put("/api/v1/channels/" + channel + "/subscribers/ann", "").hasStatus(201);
    }
  }

  @Test
  void listsAndFindsItsOwn() {
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
  void isToldThatSomethingConcernsTheWholeServer() {
    bound
        .post("/api/v1/channels", CHANNEL.replace("news", "new"))
        .isProblem(
            403,
            "forbidden",
            "Not allowed",
            "This is not for those who are bound to some channels.");
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
