package dev.herald.application.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.access.IssueFirstToken.FirstAccess;
import dev.herald.application.port.in.session.SignIn.Device;
import dev.herald.application.port.in.session.SignIn.Session;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.SessionView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.permission.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever has signed in stays signed in for some time. */
class SessionsTest extends Story {

  private static final Actor BEARER =
      Actor.token(new TokenName("admin"), Role.ADMIN, ChannelScope.ALL);
  private static final Duration A_MOMENT = Duration.ofMillis(1);

  @Test
  void beginsWithAToken() {
    givenToken("Ann's token", Role.EDITOR, "secret-of-ann");

    var session = signIn("secret-of-ann");

    var ann = Actor.token(new TokenName("Ann's token"), Role.EDITOR, ChannelScope.ALL);
    assertThat(session.actor()).isEqualTo(ann);
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
      assertThat(herald.signIn().ofCode(code)).as(code).isEmpty();
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
    assertThat(find(session)).contains(BEARER);
    clock.advance(A_MOMENT);

    assertThat(find(session)).isEmpty();
  }

  // With a code

  @Test
  void beginsWithTheCodeOfTheFirstStart() {
    var session = herald.signIn().withCode(issueFirst().signInCode()).orElseThrow();

    assertThat(session.actor()).isEqualTo(BEARER);
    assertThat(session.until()).isEqualTo(NOW.plus(Duration.ofDays(7)));
    assertThat(find(session)).contains(BEARER);
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
    assertThat(herald.signIn().ofCode(code)).isEmpty();
  }

  @Test
  void codeIsNotUsedUpByAskingForIt() {
    var code = issueFirst().signInCode();

    assertThat(herald.signIn().ofCode(code)).isPresent();
    assertThat(herald.signIn().ofCode(code)).isPresent();
    assertThat(herald.signIn().withCode(code)).isPresent();
  }

  @Test
  void codeCanBeUsedUntilADayIsOver() {
    var code = issueFirst().signInCode();

    clock.advance(Duration.ofHours(24).minus(A_MOMENT));
    assertThat(herald.signIn().ofCode(code)).isPresent();

    assertThat(herald.signIn().withCode(code)).isPresent();
  }

  @Test
  void codeCannotBeUsedAfterADay() {
    var code = issueFirst().signInCode();

    clock.advance(Duration.ofHours(24));

    assertThat(herald.signIn().ofCode(code)).isEmpty();
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
    assertThat(find(there)).contains(BEARER);
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

    assertThat(find(session)).contains(BEARER);
  }

  // Elsewhere

  @Test
  void isListedWithItsDeviceForWhoeverHasTheToken() {
    givenToken("ann", Role.READER, "secret-of-ann");
    var device = new Device(Optional.of("192.0.2.7"), "Firefox");
    var session = herald.signIn().withToken("secret-of-ann", device).orElseThrow();
    givenToken("bob", Role.READER, "secret-of-bob");
    signIn("secret-of-bob");

    var seen = herald.readSessions().own(session.actor(), ALL).items();

    assertThat(seen)
        .containsExactly(
            new SessionView(
                hash(session.secret()),
                new TokenName("ann"),
                NOW,
                session.until(),
                new Token.Use(NOW, Optional.of("192.0.2.7")),
                "Firefox"));
    assertThat(herald.readSessions().all(ADMIN, ALL).items()).hasSize(2);
    assertThat(herald.readSessions().own(ADMIN, ALL).items()).as("no token").isEmpty();
  }

  @Test
  void isEndedByWhoeverHasTheTokenOrManagesTokens() {
    givenToken("ann", Role.EDITOR, "secret-of-ann");
    givenToken("bob", Role.EDITOR, "secret-of-bob");
    var ann = signIn("secret-of-ann");
    var bob = signIn("secret-of-bob");

    herald.endSession().end(bob.actor(), hash(ann.secret()));
    assertThat(find(ann)).as("not one's own").isPresent();

    herald.endSession().end(ann.actor(), hash(ann.secret()));
    herald.endSession().end(ADMIN, hash(bob.secret()));
    assertThat(find(ann)).isEmpty();
    assertThat(find(bob)).isEmpty();
  }

  @Test
  void keepsNoMoreOfABrowserThanItMust() {
    assertThat(new Device(Optional.empty(), "x".repeat(5000)).browser()).hasSize(300);
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
    assertThat(herald.signIn().ofCode(hash(first.signInCode()))).isEmpty();
  }

  private FirstAccess issueFirst() {
    return herald.issueFirstToken().issueFirst(Optional.empty()).orElseThrow();
  }

  private void givenToken(String name, Role role, String secret) {
    var token = Samples.token(name, role, hash(secret));
    ports.outbound().unitOfWork().execute(() -> ports.outbound().tokens().insert(token));
  }

  private Session signIn(String token) {
    return herald.signIn().withToken(token).orElseThrow();
  }

  private Optional<Actor> find(Session session) {
    return herald.findSession().find(session.secret());
  }

  /** An image is named by the hash of its bytes, which is the one that is kept of a secret. */
  private static String hash(String secret) {
    return Samples.imageId(secret.getBytes(UTF_8)).value();
  }
}
