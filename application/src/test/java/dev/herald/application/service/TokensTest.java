package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.application.port.in.access.InviteColleague;
import dev.herald.application.port.in.access.IssueToken;
import dev.herald.application.port.in.access.IssueToken.Issued;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Role;
import dev.herald.domain.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tokens are issued, used, and come to an end. */
class TokensTest extends Story {

  private static final ChannelScope NEWS_ALONE = ChannelScope.of(List.of(NEWS));
  private static final Duration A_MOMENT = Duration.ofMillis(1);

  // Issued

  @Test
  void bearerMayWhatTheTokenIsFor() {
    givenChannel(NEWS);
    var issued = issue("desk", Role.EDITOR, NEWS_ALONE, Optional.empty());

    assertThat(authenticate(issued))
        .contains(Actor.token(new TokenName("desk"), Role.EDITOR, NEWS_ALONE));
    assertThat(get("desk")).isEqualTo(issued.token());
    assertThat(issued.token().issuedBy()).isEqualTo(ADMIN.id());
    assertThat(issued.toString()).doesNotContain(issued.secret());
  }

  @Test
  void refusesAllThatIsWrongAtOnce() {
    issue("desk", Role.EDITOR);

    assertInvalid(
        () ->
            issue(
                "desk",
                Role.EDITOR,
                ChannelScope.of(Set.of(new ChannelId("nwes"))),
                Optional.of(NOW)),
        "name.taken",
        "channels.not_found",
        "expiresAt.past");
  }

  @Test
  void listsAllThatThereEverWere() {
    issue("one", Role.EDITOR);
    issue("two", Role.READER);
    revoke("one");

    assertThat(herald.readTokens().list(ADMIN, ALL).items())
        .extracting(token -> token.name().value())
        .containsExactly("two", "one");
  }

  // Expiring

  @Test
  void endsAtItsTimeAndSoDoItsSessions() {
    var end = NOW.plus(Duration.ofDays(1));
    var issued = issue("desk", Role.EDITOR, ChannelScope.ALL, Optional.of(end));
    var session = herald.signIn().withToken(issued.secret()).orElseThrow();
    var bearer = authenticate(issued).orElseThrow();
    assertThat(herald.readTokens().ownExpiry(bearer)).contains(end);

    clock.set(end.minus(A_MOMENT));
    assertThat(authenticate(issued)).isPresent();
    assertThat(herald.findSession().find(session.secret())).isPresent();

    clock.set(end);
    assertThat(authenticate(issued)).isEmpty();
    assertThat(herald.findSession().find(session.secret())).isEmpty();
    assertThat(herald.signIn().withToken(issued.secret())).isEmpty();
  }

  // Revoked

  @Test
  void endsAtOnceAndSoDoItsSessions() {
    issue("admin", Role.ADMIN);
    var issued = issue("desk", Role.EDITOR);
    var session = herald.signIn().withToken(issued.secret()).orElseThrow();
    assertThat(authenticate(issued)).isPresent();

    revoke("desk");

    assertThat(authenticate(issued)).isEmpty();
    assertThat(herald.findSession().find(session.secret())).isEmpty();
    assertThat(herald.signIn().withToken(issued.secret())).isEmpty();
    assertThat(herald.readSessions().all(ADMIN, ALL).items()).isEmpty();
    assertThat(get("desk").revokedAt()).contains(NOW);
  }

  @Test
  void nameOfARevokedTokenStaysTaken() {
    issue("desk", Role.EDITOR);
    revoke("desk");

    assertInvalid(() -> issue("desk", Role.EDITOR), "name.taken");
  }

  @Test
  void isRevokedOnce() {
    issue("desk", Role.EDITOR);
    revoke("desk");
    clock.advance(A_MOMENT);

    revoke("desk");

    assertThat(get("desk").revokedAt()).contains(NOW);
  }

  @Test
  void cannotBeRevokedIfItIsNotThere() {
    assertThatExceptionOfType(Refusal.TokenNotFound.class).isThrownBy(() -> revoke("none"));
    assertThatExceptionOfType(Refusal.TokenNotFound.class).isThrownBy(() -> get("none"));
  }

  /** As a command on the same folder does: nobody tells this process. */
  @Test
  void thatAnotherProcessRevokesEndsWithinASecond() {
    var issued = issue("desk", Role.EDITOR);
    assertThat(authenticate(issued)).isPresent();

    Services.over(ports.outbound()).revokeToken().revoke(ADMIN, issued.token().name());
    clock.advance(Duration.ofSeconds(1));

    assertThat(authenticate(issued)).isEmpty();
  }

  @Test
  void soItDoesIfTheClockIsSetBack() {
    var issued = issue("desk", Role.EDITOR);
    assertThat(authenticate(issued)).isPresent();

    Services.over(ports.outbound()).revokeToken().revoke(ADMIN, issued.token().name());
    clock.set(NOW.minus(Duration.ofHours(1)));

    assertThat(authenticate(issued)).isEmpty();
  }

  // The last one

  @Test
  void lastAdminCannotBeRevoked() {
    givenChannel(NEWS);
    issue("admin", Role.ADMIN);
    issue("editor", Role.EDITOR);
    issue("bound", Role.ADMIN, NEWS_ALONE, Optional.empty());
    issue("short", Role.ADMIN, ChannelScope.ALL, Optional.of(NOW.plus(A_MOMENT)));
    issue("gone", Role.ADMIN);
    revoke("gone");
    invite("invited", Role.ADMIN);
    clock.advance(A_MOMENT);

    assertThatExceptionOfType(Refusal.LastAdmin.class).isThrownBy(() -> revoke("admin"));

    assertThat(get("admin").revokedAt()).isEmpty();
    assertThatCode(() -> revoke("bound")).doesNotThrowAnyException();
    assertThatCode(() -> revoke("short")).doesNotThrowAnyException();
    issue("another", Role.ADMIN);
    assertThatCode(() -> revoke("admin")).doesNotThrowAnyException();
  }

  // Used

  @Test
  void useIsNotedToTheMinuteAndSeenByNobodyBefore() {
    var issued = issue("desk", Role.EDITOR);
    var version = herald.readVersion().version();

    herald.authenticate().authenticate(issued.secret(), Optional.of("192.0.2.7"));
    herald.cleanUp().step();
    assertThat(get("desk").lastUse()).as("within the minute").isEmpty();
    clock.advance(Duration.ofMinutes(1));
    herald.cleanUp().step();

    assertThat(get("desk").lastUse()).contains(use(NOW, "192.0.2.7"));
    assertThat(herald.readVersion().version()).as("kept answers stay").isEqualTo(version);
  }

  @Test
  void useIsWrittenAtTheLatestWhenHeraldStops() {
    var issued = issue("desk", Role.EDITOR);
    herald.authenticate().authenticate(issued.secret(), Optional.of("192.0.2.7"));

    herald.cleanUp().finish();

    assertThat(get("desk").lastUse()).contains(use(NOW, "192.0.2.7"));
  }

  @Test
  void lastAddressOfTheMinuteIsKept() {
    var issued = issue("desk", Role.EDITOR);
    for (var address : List.of("192.0.2.7", "192.0.2.8", "192.0.2.7", "192.0.2.9")) {
      clock.advance(Duration.ofSeconds(15));
      herald.authenticate().authenticate(issued.secret(), Optional.of(address));
    }

    herald.cleanUp().step();

    assertThat(get("desk").lastUse()).contains(use(NOW.plusSeconds(60), "192.0.2.9"));
  }

  @Test
  void useOfASessionIsAUseOfItsToken() {
    var issued = issue("desk", Role.EDITOR);
    var session = herald.signIn().withToken(issued.secret()).orElseThrow();
    clock.advance(Duration.ofMinutes(1));

    herald.findSession().find(session.secret(), Optional.of("192.0.2.7"));
    herald.cleanUp().step();

    var use = use(NOW.plusSeconds(60), "192.0.2.7");
    assertThat(get("desk").lastUse()).contains(use);
    assertThat(herald.readSessions().all(ADMIN, ALL).items())
        .extracting(it -> it.lastUse())
        .containsExactly(use);
  }

  @Test
  void whoIsNotLetInNotesNothing() {
    var issued = issue("desk", Role.EDITOR);
    revoke("desk");

    herald.authenticate().authenticate(issued.secret(), Optional.of("192.0.2.7"));
    clock.advance(Duration.ofMinutes(1));
    herald.cleanUp().step();

    assertThat(get("desk").lastUse()).isEmpty();
  }

  private static Token.Use use(Instant at, String address) {
    return new Token.Use(at, Optional.of(address));
  }

  private Issued issue(String name, Role role) {
    return issue(name, role, ChannelScope.ALL, Optional.empty());
  }

  private Issued issue(String name, Role role, ChannelScope channels, Optional<Instant> expiresAt) {
    return herald
        .issueToken()
        .issue(
            ADMIN,
            new IssueToken.Command(Optional.of(new TokenName(name)), role, channels, expiresAt));
  }

  private void invite(String name, Role role) {
    herald
        .inviteColleague()
        .invite(
            ADMIN,
            new InviteColleague.Command(
                new TokenName(name), role, ChannelScope.ALL, Optional.empty()));
  }

  private void revoke(String name) {
    herald.revokeToken().revoke(ADMIN, new TokenName(name));
  }

  private Token get(String name) {
    return herald.readTokens().get(ADMIN, new TokenName(name));
  }

  private Optional<Actor> authenticate(Issued issued) {
    return herald.authenticate().authenticate(issued.secret());
  }
}
