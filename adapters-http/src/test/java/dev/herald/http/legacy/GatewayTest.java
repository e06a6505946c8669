package dev.herald.http.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.legacy.Examples.Example;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and what is said to those who do not: always with HTTP status 200. */
class GatewayTest extends LegacyTest {

  private static final Map<Class<?>, Object> PARTS_OF_REFUSALS =
      Map.ofEntries(
          Map.entry(long.class, 1L),
          Map.entry(int.class, 1),
          Map.entry(String.class, "reason"),
          Map.entry(Instant.class, Instant.EPOCH),
          Map.entry(ChannelId.class, new ChannelId("news")),
          Map.entry(PostId.class, new PostId("post-1")),
          Map.entry(DraftId.class, new DraftId("draft-1")),
          Map.entry(TemplateId.class, new TemplateId("template-1")),
          Map.entry(AccountId.class, Samples.OWNER),
          Map.entry(ImageId.class, Samples.imageId(Samples.png())),
          Map.entry(WebhookId.class, new WebhookId("webhook-1")),
          Map.entry(Permission.class, Permission.PUBLISH_POSTS));

  private static final String COMMAND = "official_account_open_http_svc/destroy_official_account";

  @ParameterizedTest
  @CsvSource({
    "'', 60012",
    "sdkappid=, 60012",
    "sdkappid=x, 60025",
    "sdkappid=1400000001, 60025",
    "sdkappid=1400000001&identifier=administrator, 60025",
    "sdkappid=1400000001&identifier=administrator&usersig=x&random=-1, 60025",
    "sdkappid=1400000001&identifier=administrator&usersig=x&random=4294967296, 60025",
    "sdkappid=1400000001&identifier=administrator&usersig=x&contenttype=xml, 60025",
    "sdkappid=1400000002&identifier=administrator&usersig=x, 70020",
    "sdkappid=1400000001&identifier=administrator&usersig=x, 70003"
  })
  void addressMustSayWhoAsks(String query, int code) {
    fails(send(COMMAND, query, "{}"), code);
  }

  @Test
  void everyCommandIsForAdministratorsAlone() {
    assertThat(Examples.ALL).extracting(Example::command).containsExactlyInAnyOrder(commands());
    for (var example : Examples.ALL) {
      var command = example.command();
      fails(send(command, "", example.json()), 60012);
      fails(send(command, query(APP, "administrator", "x"), example.json()), 70003);
      fails(send(command, query(APP, "administrator", userSig("alice")), example.json()), 70013);
      fails(send(command, query(APP, "alice", userSig("alice")), example.json()), 60010);
      var answer = callService(command, example.json()).json();
      assertThat(answer.get("ErrorCode").intValue()).as(command).isIn(Examples.CODES);
    }
  }

  private String[] commands() {
    return LegacyApi.commands(herald, new ImageUrls(""), new Codes(clock), clock)
        .map(Command::path)
        .toArray(String[]::new);
  }

  @Test
  void tokensOfHeraldCountForNothing() {
    fails(admin.send("POST", "/v4/" + COMMAND, "{}").hasStatus(200), 60012);
  }

  @Test
  void signatureThatHasExpiredIsOfNoUse() {
    var signature = userSig("administrator");
    clock.advance(Duration.ofDays(1).plusSeconds(1));

    fails(send(COMMAND, query(APP, "administrator", signature), "{}"), 70001);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", "null", "\"\"", "{\"a\": 1, \"a\": 2}", "{} {}", "\u00ff"})
  void bodyMustBeAnObject(String body) {
    fails(call("destroy_official_account", body), 60003);
  }

  @Test
  void deepAndHugeBodiesAreRefused() {
    fails(call("destroy_official_account", "{\"a\":".repeat(100_000)), 60003);
    fails(call("destroy_official_account", "{\"a\": \"" + "x".repeat(512 * 1024) + "\"}"), 60003);
  }

  @Test
  void unknownCommandsAreSaidToBeUnknown() {
    fails(callService("official_account_open_http_svc/none", "{}"), 60009);
    fails(callService("none/destroy_official_account", "{}"), 60009);
  }

  @Test
  void answersWithTheEnvelope() {
    givenNews();

    call("destroy_official_account", "{\"Official_Account\": \"@TOA#_news\"}").is(200, OK);
    call("destroy_official_account", "{\"Official_Account\": \"@TOA#_news\"}")
        .is(
            200,
            """
            {"ActionStatus": "FAIL", "ErrorInfo": "There is no channel news.", "ErrorCode": 130004}\
            """);
  }

  @Test
  void withoutASecretKeyNobodyGetsIn() {
    serve(herald, settings(Optional.empty()));

    fails(call("destroy_official_account", "{}"), 60020);
  }

  @Test
  void everyRefusalHasACodeInEveryKind() throws ReflectiveOperationException {
    var codes = new Codes(InstantSource.system());
    for (var reason : Refusal.class.getPermittedSubclasses()) {
      for (var group : CommandGroup.values()) {
        var failure = codes.of(made(reason), group);
        assertThat(failure.code()).as(reason + " " + group).isPositive();
        assertThat(failure.info()).isNotBlank();
      }
    }
  }

  private static Refusal made(Class<?> reason) throws ReflectiveOperationException {
    var constructor = reason.getConstructors()[0];
    var arguments = new Object[constructor.getParameterCount()];
    for (var i = 0; i < arguments.length; i++) {
      var type = constructor.getParameterTypes()[i];
      arguments[i] = PARTS_OF_REFUSALS.get(type);
      assertThat(arguments[i]).as("an example of %s", type).isNotNull();
    }
    return (Refusal) constructor.newInstance(arguments);
  }
}
