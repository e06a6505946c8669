package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.application.port.in.access.InviteColleague;
import dev.herald.application.port.in.access.InviteColleague.Invitation;
import dev.herald.application.port.in.access.IssueToken;
import dev.herald.application.port.in.session.SignIn.Session;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.permission.Role;
import dev.herald.domain.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A colleague is invited, and accepts or does not. */
class InvitationsTest extends Story {

  private static final ChannelScope NEWS_ALONE = ChannelScope.of(List.of(NEWS));
  private static final TokenName MAX = new TokenName("max");

  @Test
  void whoAcceptsIsSignedInAndHasATokenOfTheirOwn() {
    givenChannel(NEWS);
    var max = Actor.token(MAX, Role.EDITOR, NEWS_ALONE);
    var invitation = invite(ADMIN, NEWS_ALONE, Optional.empty());

    var session = accept(invitation).orElseThrow();

    assertThat(session.actor()).isEqualTo(max);
    assertThat(herald.findSession().find(session.secret())).contains(max);
    assertThat(herald.authenticate().authenticate(session.tokenSecret().orElseThrow()))
        .contains(max);
    assertThat(session.toString()).doesNotContain(session.tokenSecret().get(), session.secret());
  }

  @Test
  void tellsWhatItIsForWithoutBeingUsedUp() {
    var invitation = invite(ADMIN);

    for (var i = 0; i < 2; i++) {
      assertThat(herald.signIn().ofCode(invitation.code())).contains(invitation.token());
    }
    assertThat(accept(invitation)).isPresent();
  }

  @Test
  void isAcceptedOnce() {
    var invitation = invite(ADMIN);
    accept(invitation).orElseThrow();

    assertThat(accept(invitation)).isEmpty();
    assertThat(herald.signIn().ofCode(invitation.code())).isEmpty();
  }

  @Test
  void isAcceptedByOneOfTwoWhoOpenItAtOnce() {
    var invitation = invite(ADMIN);
    var both =
        Stream.of(1, 2).map(i -> CompletableFuture.supplyAsync(() -> accept(invitation))).toList();

    assertThat(both.stream().map(CompletableFuture::join).filter(Optional::isPresent)).hasSize(1);
  }

  @Test
  void letsNobodyInByItself() {
    var invitation = invite(ADMIN);

    assertThat(herald.authenticate().authenticate(invitation.code())).isEmpty();
    assertThat(herald.signIn().withToken(invitation.code())).isEmpty();
    assertThat(invitation.toString()).doesNotContain(invitation.code());
  }

  @Test
  void lapsesAfterADayAndItsNameIsFreeAgain() {
    var invitation = invite(ADMIN);
    assertInvalid(() -> invite(ADMIN), "name.taken");

    clock.set(invitation.until());
    assertThat(accept(invitation)).isEmpty();
    while (herald.cleanUp().step()) {}

    assertThat(accept(invite(ADMIN))).isPresent();
  }

  @Test
  void isVoidOnceWhoInvitedIsRevoked() {
    var boss = boss(Optional.empty());
    issue("other", Optional.empty());
    var invitation = invite(boss);

    herald.revokeToken().revoke(ADMIN, new TokenName("boss"));

    assertThat(herald.signIn().ofCode(invitation.code())).isEmpty();
    assertThat(accept(invitation)).isEmpty();
  }

  @Test
  void isVoidOnceTheTokenOfWhoInvitedHasExpired() {
    var invitation = invite(boss(Optional.of(NOW.plusSeconds(60))));

    clock.advance(Duration.ofSeconds(60));

    assertThat(accept(invitation)).isEmpty();
  }

  @Test
  void tokenThatWasAcceptedOutlivesWhoInvited() {
    var boss = boss(Optional.empty());
    issue("other", Optional.empty());
    var secret = accept(invite(boss)).orElseThrow().tokenSecret().orElseThrow();

    herald.revokeToken().revoke(ADMIN, new TokenName("boss"));

    assertThat(herald.authenticate().authenticate(secret)).isPresent();
  }

  @Test
  void thatIsTakenBackLeavesNothing() {
    var invitation = invite(ADMIN);

    herald.revokeToken().revoke(ADMIN, MAX);

    assertThat(accept(invitation)).isEmpty();
    assertThatExceptionOfType(Refusal.TokenNotFound.class)
        .isThrownBy(() -> herald.readTokens().get(ADMIN, MAX));
    assertThat(accept(invite(ADMIN))).isPresent();
  }

  @Test
  void toATokenThatHasExpiredIsOfNoUse() {
    var invitation = invite(ADMIN, ChannelScope.ALL, Optional.of(NOW.plusSeconds(60)));

    clock.advance(Duration.ofSeconds(60));

    assertThat(accept(invitation)).isEmpty();
  }

  private Actor boss(Optional<Instant> expiresAt) {
    return issue("boss", expiresAt);
  }

  private Actor issue(String name, Optional<Instant> expiresAt) {
    var command =
        new IssueToken.Command(
            Optional.of(new TokenName(name)), Role.ADMIN, ChannelScope.ALL, expiresAt);
    return herald.issueToken().issue(ADMIN, command).token().bearer();
  }

  private Invitation invite(Actor actor) {
    return invite(actor, ChannelScope.ALL, Optional.empty());
  }

  private Invitation invite(Actor actor, ChannelScope channels, Optional<Instant> expiresAt) {
    return herald
        .inviteColleague()
        .invite(actor, new InviteColleague.Command(MAX, Role.EDITOR, channels, expiresAt));
  }

  private Optional<Session> accept(Invitation invitation) {
    return herald.signIn().withCode(invitation.code());
  }
}
