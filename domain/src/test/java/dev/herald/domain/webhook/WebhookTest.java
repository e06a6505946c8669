package dev.herald.domain.webhook;

import static dev.herald.domain.Invalid.assertViolations;
import static dev.herald.domain.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.event.EventType;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.Violation;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {

  private static final HttpUrl URL = new HttpUrl("https://intranet.example/hook");
  private static final WebhookSecret SECRET = new WebhookSecret(secret(32));
  private static final Webhook HOOK =
      new Webhook(
          new WebhookId("intranet"),
          URL,
          new WebhookDescription("Shows posts on the intranet"),
          Set.of(EventType.POST_PUBLISHED),
          SECRET,
          true,
          NOW);

  private static String secret(int bytes) {
    return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
  }

  @Test
  void canBeToldOfEverything() {
    assertThat(Webhook.ALL_EVENTS).containsExactlyInAnyOrder(EventType.values());
  }

  @Test
  void isToldOfSomething() {
    var nothing =
        new Webhook.Patch(
            Optional.empty(),
            Optional.empty(),
            Optional.of(Set.of()),
            Optional.empty(),
            Optional.empty());

    assertViolations(() -> HOOK.edit(nothing)).containsExactly(Violation.required("events"));
  }

  @Test
  void anEditReplacesWhatItNames() {
    var url = new HttpUrl("https://other.example");
    var description = new WebhookDescription("Elsewhere");
    var events = Set.of(EventType.POST_RECALLED);
    var secret = new WebhookSecret(secret(24));

    var edited =
        HOOK.edit(
            new Webhook.Patch(
                Optional.of(url),
                Optional.of(description),
                Optional.of(events),
                Optional.of(secret),
                Optional.of(false)));

    assertThat(edited)
        .isEqualTo(new Webhook(HOOK.id(), url, description, events, secret, false, NOW));
  }

  @Test
  void anEditLeavesWhatItDoesNotName() {
    var nothing =
        new Webhook.Patch(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    assertThat(HOOK.edit(nothing)).isEqualTo(HOOK);
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 25, 63, 64})
  void aSecretHas24To64Bytes(int bytes) {
    assertThat(new WebhookSecret(secret(bytes)).value()).isEqualTo(secret(bytes));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 23, 65})
  void aSecretOfAnotherLengthIsRefused(int bytes) {
    assertMalformed(secret(bytes));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "whsec_",
        "whsec_~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
        "WHSEC_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      })
  void aSecretOfAnotherFormIsRefused(String secret) {
    assertMalformed(secret);
  }

  private static void assertMalformed(String secret) {
    assertViolations(() -> new WebhookSecret(secret))
        .containsExactly(
            Violation.of("secret", "malformed", "must be whsec_ and the Base64 of 24 to 64 bytes"));
  }

  @Test
  void aSecretIsNotShownByAccident() {
    assertThat(SECRET).hasToString("whsec_…");
    assertThat(HOOK.toString()).doesNotContain("AAAA");
  }

  @Test
  void hasAPlainId() {
    assertThat(new WebhookId("x".repeat(64))).hasToString("x".repeat(64));
    assertThat(WebhookId.CALLBACK).hasToString("callback");
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "a b",
        "a/b",
        "é",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
      })
  void anotherIdIsRefused(String id) {
    assertViolations(() -> new WebhookId(id))
        .containsExactly(
            Violation.of("id", "malformed", "must be 1 to 64 letters, digits, - and _"));
  }
}
