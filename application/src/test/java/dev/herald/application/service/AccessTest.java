package dev.herald.application.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.access.IssueFirstToken.FirstAccess;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.permission.Role;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest extends Story {

  private static final String CHOSEN = "correct-horse-battery-staple";
  private static final Actor BEARER =
      Actor.token(new TokenName("admin"), Role.ADMIN, ChannelScope.ALL);

  @Test
  void firstTokenLetsAnAdministratorIn() {
    var secret = issueFirst(Optional.empty()).orElseThrow();

    assertThat(authenticate(secret)).contains(BEARER);
  }

  @Test
  void firstTokenHasTheSecretThatWasChosen() {
    assertThat(issueFirst(Optional.of(CHOSEN))).contains(CHOSEN);
    assertThat(authenticate(CHOSEN)).contains(BEARER);
  }

  @Test
  void thereIsOnlyOneFirstToken() {
    var first = issueFirst(Optional.empty()).orElseThrow();

    assertThat(issueFirst(Optional.empty())).isEmpty();
    assertThat(issueFirst(Optional.of(CHOSEN))).isEmpty();
    assertThat(authenticate(CHOSEN)).isEmpty();
    assertThat(authenticate(first)).contains(BEARER);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 17, 254, 255})
  void takesASecretOf16To255Characters(int length) {
    var secret = "x".repeat(length);

    assertThat(issueFirst(Optional.of(secret))).contains(secret);
    assertThat(authenticate(secret)).contains(BEARER);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 256, 1000})
  void refusesASecretThatIsTooShortOrTooLong(int length) {
    assertRefusesToChoose("x".repeat(length));
  }

  @Test
  void takesEveryVisibleAsciiCharacter() {
    var secret = new StringBuilder();
    for (var c = '!'; c <= '~'; c++) secret.append(c);

    assertThat(issueFirst(Optional.of(secret.toString()))).contains(secret.toString());
    assertThat(authenticate(secret.toString())).contains(BEARER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery staple",
        " correct-horse-battery",
        "correct-horse-battery\n",
        "correct-horse\tbattery",
        "correct-horse-battery\u007F",
        "correct-hörse-battery",
        "correct-🐎-battery-staple"
      })
  void refusesASecretWithOtherCharacters(String secret) {
    assertRefusesToChoose(secret);
  }

  @Test
  void refusedSecretLeavesTheFirstTokenToBeIssued() {
    assertRefusesToChoose("too short");

    assertThat(issueFirst(Optional.of(CHOSEN))).contains(CHOSEN);
  }

  @Test
  void knowsNobodyBeforeTheFirstToken() {
    assertThat(authenticate(CHOSEN)).isEmpty();
    assertThat(authenticate("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "correct-horse-battery-stapl",
        "correct-horse-battery-staple ",
        "Correct-horse-battery-staple",
        "admin"
      })
  void knowsNobodyByAnotherSecret(String secret) {
    issueFirst(Optional.of(CHOSEN));

    assertThat(authenticate(secret)).isEmpty();
  }

  @Test
  void keptHashLetsNobodyIn() {
    issueFirst(Optional.of(CHOSEN));
    // An image is named by the hash of its bytes, which is the one that is kept of a secret.
    var hash = Samples.imageId(CHOSEN.getBytes(UTF_8)).value();

    assertThat(ports.outbound().tokens().findByHash(hash)).isPresent();
    assertThat(ports.outbound().tokens().findByHash(CHOSEN)).isEmpty();
    assertThat(authenticate(hash)).isEmpty();
  }

  /** Issues the first token, and returns its secret. */
  private Optional<String> issueFirst(Optional<String> chosen) {
    return herald.issueFirstToken().issueFirst(chosen).map(FirstAccess::token);
  }

  private Optional<Actor> authenticate(String secret) {
    return herald.authenticate().authenticate(secret);
  }

  private void assertRefusesToChoose(String secret) {
    assertInvalid(() -> issueFirst(Optional.of(secret)), "token.malformed");
    assertThat(ports.outbound().tokens().isEmpty()).isTrue();
  }
}
