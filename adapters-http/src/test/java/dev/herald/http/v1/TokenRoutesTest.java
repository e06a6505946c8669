package dev.herald.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.permission.Role;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Administrators make tokens, and look after them. */
class TokenRoutesTest extends HttpTest {

  @Test
  void showsTheSecretOfANewTokenThisOnce() {
    givenChannel();
    var created =
        create(
                """
                {"name": "press office", "role": "editor", "channels": ["news"],
                 "expiresAt": "2024-06-01T00:00:00+02:00"}
                """)
            .hasStatus(201)
            .has("Location", "/api/v1/tokens/press%20office");
    var secret = created.json().get("secret").textValue();

    admin
        .get("/api/v1/tokens/press%20office")
        .is(
            200,
            """
            {"name": "press office", "role": "editor", "channels": ["news"], "state": "active",
             "createdAt": "2024-05-01T12:00:00.123Z", "createdBy": "token:admin",
             "expiresAt": "2024-05-31T22:00:00.000Z"}
            """)
        .has("Cache-Control", "no-store");
    assertThat(admin.get("/api/v1/tokens").text()).doesNotContain(secret, "secret\"", "hash");
    anybody.bearing(secret).get("/api/v1/channels").lists("news");
  }

  @Test
  void tellsWhoeverAsksWhoTheyAre() {
    givenChannel();
    var bound = create("{\"name\": \"desk\", \"role\": \"reader\", \"channels\": [\"news\"]}");
    var secret = bound.json().get("secret").textValue();

    admin.get("/api/v1/self").is(200, "{\"name\": \"admin\", \"role\": \"admin\"}");
    anybody
        .bearing(secret)
        .get("/api/v1/self")
        .is(200, "{\"name\": \"desk\", \"role\": \"reader\", \"channels\": [\"news\"]}");
  }

  @Test
  void revokedTokenIsOfNoUseAtOnce() {
    givenToken("thief", Role.EDITOR);
    var thief = anybody.bearing(secret("thief"));
    thief.get("/api/v1/channels").hasStatus(200);

    admin.delete("/api/v1/tokens/thief").hasStatus(204);

    thief.get("/api/v1/channels").hasStatus(401);
    admin.get("/api/v1/tokens/thief").hasStatus(200).hasField("state", "\"revoked\"");
  }

  @Test
  void expiredTokenIsOfNoUse() {
    var created = create("{\"role\": \"reader\", \"expiresAt\": \"2024-05-01T12:01:00Z\"}");
    var client = anybody.bearing(created.json().get("secret").textValue());
    client.get("/api/v1/channels").hasStatus(200);

    clock.advance(Duration.ofMinutes(1));

    client.get("/api/v1/channels").hasStatus(401);
  }

  @Test
  void lastAdminStays() {
    admin
        .delete("/api/v1/tokens/admin")
        .isProblem(
            409,
            "last_admin",
            "The last admin token",
            "This is the last admin token that is for all channels. Make another one first.");
    admin.get("/api/v1/self").hasStatus(200);
  }

  @Test
  void saysWhatIsWrongWithWhichField() {
    assertThat(
            create(
                    """
                    {"name": "..", "role": "owner", "channels": ["@TOA#x", 5],
                     "expiresAt": "tomorrow", "x": 1}
                    """)
                .hasStatus(422)
                .json()
                .get("violations")
                .findValuesAsText("field"))
        .containsExactlyInAnyOrder("name", "role", "channels[0]", "channels[1]", "expiresAt", "x");
    assertThat(
            create(
                    """
                    {"name": "admin", "role": "admin", "channels": ["none"],
                     "expiresAt": "2024-05-01T12:00:00Z"}
                    """)
                .hasStatus(422)
                .json()
                .get("violations")
                .findValuesAsText("field"))
        .containsExactlyInAnyOrder("name", "channels", "expiresAt");
    create("{}").hasStatus(422);
    create("{\"role\": \"reader\", \"channels\": []}").hasStatus(422);
  }

  @Test
  void listsTheNewestFirst() {
    create("{\"name\": \"one\", \"role\": \"reader\"}").hasStatus(201);
    create("{\"role\": \"reader\"}").hasStatus(201).hasField("name", "\"reader-2\"");

    assertThat(names("/api/v1/tokens"))
        .containsExactly("reader-2", "one", "admin", "editor", "reader");
    var first = admin.get("/api/v1/tokens?limit=4").json();
    assertThat(names("/api/v1/tokens?limit=4&cursor=" + first.get("nextCursor").textValue()))
        .containsExactly("reader");
  }

  @Test
  void tellsWhenATokenWasUsedLast() {
    editor.get("/api/v1/channels").hasStatus(200);
    clock.advance(Duration.ofMinutes(1));
    herald.cleanUp().step();

    admin
        .get("/api/v1/tokens/editor")
        .hasField("lastUsedAt", "\"2024-05-01T12:00:00.123Z\"")
        .hasField("lastUsedFrom", "\"127.0.0.1\"");
  }

  @Test
  void invitationIsALinkAndNoToken() {
    serve(herald, settings(Optional.of("https://herald.example.org")));

    var made =
        admin
            .post("/api/v1/invitations", "{\"name\": \"Max\", \"role\": \"editor\"}")
            .hasStatus(201)
            .has("Location", "/api/v1/tokens/Max")
            .hasField("validUntil", "\"2024-05-02T12:00:00.123Z\"")
            .json();

    assertThat(made.get("url").textValue())
        .matches("https://herald\\.example\\.org/console/sign-in/[\\w-]{22,}");
    assertThat(made.get("token").get("state").textValue()).isEqualTo("invited");
    assertThat(made.get("token").has("secret")).isFalse();
    admin.delete("/api/v1/tokens/Max").hasStatus(204);
    admin.get("/api/v1/tokens/Max").hasStatus(404);
  }

  private List<String> names(String path) {
    return admin.get(path).hasStatus(200).json().get("items").findValuesAsText("name");
  }

  private Answer create(String body) {
    return admin.post("/api/v1/tokens", body);
  }
}
