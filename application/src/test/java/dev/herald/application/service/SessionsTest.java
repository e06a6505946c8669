package dev.herald.application.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.access.Authenticate.Caller;
import dev.herald.application.port.in.access.IssueFirstToken.FirstAccess;
import dev.herald.application.port.in.session.SignIn.Session;
import dev.herald.application.port.out.TokenRepository.Token;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.account.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever has signed in stays signed in for some time. */
class SessionsTest extends Story {

  private static final Caller ADMIN = new Caller("admin", Role.ADMIN);
  private static final Duration A_MOMENT = Duration.ofMillis(1);

  @Test
  void beginsWithAToken() {
    givenToken("Ann's token", Role.EDITOR, "secret-of-ann");

    var session = signIn("secret-of-ann");

    var ann = new Caller("Ann's token", Role.EDITOR);
    assertThat(session.caller()).isEqualTo(ann);
    assertThat(session.until()).isEqualTo(NOW.plus(Duration.ofDays(7)));
    assertThat(find(session)).contains(ann);
  }

  @Test
  void doesNotBeginWithAnythingElse() {
    var first = issueFirst();
    var session = signIn(first.token());
    var version = herald.readVersion().version();

    for (var secret : List.of("", "admin", first.signInCode(), hash(first.token()))) {
      assertThat(herald.signIn().withToken(secret)).as(secret).isEmpty();
    }
    for (var code : List.of("", "admin", first.token(), session.secret(), hash(first.token()))) {
      assertThat(herald.signIn().withCode(code)).as(code).isEmpty();
      assertThat(herald.signIn().isCode(code)).as(code).isFalse();
    }
    assertThat(herald.readVersion().version()).as("nothing was written").isEqualTo(version);
  }

  @Test
  void isKnownByItsOwnSecretAlone() {
    var first = issueFirst();
    var session = signIn(first.token());

    assertThat(herald.findSession().find("")).isEmpty();
    assertThat(herald.findSession().find(first.token())).isEmpty();
    assertThat(herald.findSession().find(first.signInCode())).isEmpty();
    assertThat(herald.authenticate().authenticate(session.secret())).isEmpty();
  }

  @Test
  void endsAfterSevenDaysHoweverMuchItIsUsed() {
    var session = signIn(issueFirst().token());

    clock.set(session.until().minus(A_MOMENT));
    assertThat(find(session)).contains(ADMIN);
    clock.advance(A_MOMENT);

    assertThat(find(session)).isEmpty();
  }

  @Test
  void hasTheNameAndTheRoleThatItsTokenHasNow() {
    givenToken("ann", Role.ADMIN, "secret-of-ann");
    var session = signIn("secret-of-ann");

    givenToken("Ann, who left", Role.READER, "secret-of-ann");

    assertThat(find(session)).contains(new Caller("Ann, who left", Role.READER));
  }

  // With a code

  @Test
  void beginsWithTheCodeOfTheFirstStart() {
    var session = herald.signIn().withCode(issueFirst().signInCode()).orElseThrow();

    assertThat(session.caller()).isEqualTo(ADMIN);
    assertThat(session.until()).isEqualTo(NOW.plus(Duration.ofDays(7)));
    assertThat(find(session)).contains(ADMIN);
  }

  @Test
  void beginsWithACodeThoughTheTokenWasChosen() {
    var first = herald.issueFirstToken().issueFirst(Optional.of("correct-horse-battery-staple"));

    assertThat(herald.signIn().withCode(first.orElseThrow().signInCode())).isPresent();
  }

  @Test
  void codeCanBeUsedOnce() {
    var code = issueFirst().signInCode();
    assertThat(herald.signIn().withCode(code)).isPresent();

    assertThat(herald.signIn().withCode(code)).isEmpty();
    assertThat(herald.signIn().isCode(code)).isFalse();
  }

  @Test
  void codeIsNotUsedUpByAskingForIt() {
    var code = issueFirst().signInCode();

    assertThat(herald.signIn().isCode(code)).isTrue();
    assertThat(herald.signIn().isCode(code)).isTrue();
    assertThat(herald.signIn().withCode(code)).isPresent();
  }

  @Test
  void codeCanBeUsedUntilADayIsOver() {
    var code = issueFirst().signInCode();

    clock.advance(Duration.ofHours(24).minus(A_MOMENT));
    assertThat(herald.signIn().isCode(code)).isTrue();

    assertThat(herald.signIn().withCode(code)).isPresent();
  }

  @Test
  void codeCannotBeUsedAfterADay() {
    var code = issueFirst().signInCode();

    clock.advance(Duration.ofHours(24));

    assertThat(herald.signIn().isCode(code)).isFalse();
    assertThat(herald.signIn().withCode(code)).isEmpty();
  }

  // Until it is ended

  @Test
  void signsOutHereAlone() {
    var token = issueFirst().token();
    var here = signIn(token);
    var there = signIn(token);

    herald.signOut().here(here.secret());

    assertThat(find(here)).isEmpty();
    assertThat(find(there)).contains(ADMIN);
  }

  @Test
  void signsOutEverywhereButNotOthers() {
    var token = issueFirst().token();
    var here = signIn(token);
    var there = signIn(token);
    givenToken("ann", Role.ADMIN, "secret-of-ann");
    var ann = signIn("secret-of-ann");

    herald.signOut().everywhere(here.secret());

    assertThat(find(here)).isEmpty();
    assertThat(find(there)).isEmpty();
    assertThat(find(ann)).isPresent();
    assertThat(find(signIn(token))).as("one that begins later").isPresent();
  }

  @Test
  void signsNobodyOutWithASecretThatIsNoSession() {
    var first = issueFirst();
    var ended = signIn(first.token());
    clock.advance(Duration.ofDays(1));
    var session = signIn(first.token());
    clock.set(ended.until());

    for (var secret : List.of("", first.token(), hash(first.token()), ended.secret())) {
      herald.signOut().here(secret);
      herald.signOut().everywhere(secret);
    }

    assertThat(find(session)).contains(ADMIN);
  }

  @Test
  void secretsAreKeptNowhere() {
    var first = issueFirst();
    var session = signIn(first.token());
    var kept = ports.outbound().sessions();

    assertThat(kept.findCode(first.signInCode())).isEmpty();
    assertThat(kept.findCode(hash(first.signInCode()))).isPresent();
    assertThat(kept.findSession(session.secret())).isEmpty();
    assertThat(kept.findSession(hash(session.secret()))).isPresent();
    assertThat(herald.findSession().find(hash(session.secret()))).isEmpty();
    assertThat(herald.signIn().isCode(hash(first.signInCode()))).isFalse();
  }

  private FirstAccess issueFirst() {
    return herald.issueFirstToken().issueFirst(Optional.empty()).orElseThrow();
  }

  private void givenToken(String name, Role role, String secret) {
    var token = new Token(name, role, hash(secret), NOW);
    ports.outbound().unitOfWork().execute(() -> ports.outbound().tokens().insert(token));
  }

  private Session signIn(String token) {
    return herald.signIn().withToken(token).orElseThrow();
  }

  private Optional<Caller> find(Session session) {
    return herald.findSession().find(session.secret());
  }

  /** An image is named by the hash of its bytes, which is the one that is kept of a secret. */
  private static String hash(String secret) {
    return Samples.imageId(secret.getBytes(UTF_8)).value();
  }
}
