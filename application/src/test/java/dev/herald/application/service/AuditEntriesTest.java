package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.channel.DeleteChannel;
import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.port.in.subscription.SubscribeToChannel;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.access.Actor;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.audit.AuditEntry;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.refusal.Refusal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an entry of the audit log says, and of what there is none. */
class AuditEntriesTest extends AuditStory {

  @Test
  void saysWhatChanged() {
    begun();
    herald.editChannel().edit(BOSS, rename("Other"));

    assertThat(newest().changes())
        .containsExactly(new AuditChange("name", Optional.of("news"), Optional.of("Other")));
  }

  @Test
  void changeThatIsNoneIsNotNoted() {
    var hook = begun();
    var before = entries();

    herald.editChannel().edit(BOSS, rename("news"));
    subscribe(NEWS, ANN);
    herald.redeliverEvents().redeliver(BOSS, hook, Set.of(1_000_000L));
    herald.deleteAccount().delete(BOSS, BOB);

    assertThat(entries()).isEqualTo(before);
  }

  @Test
  void requestThatIsRepeatedIsNotedOnce() {
    var key = Optional.of(new IdempotencyKey("key", "fingerprint"));
    var command = new CreateChannel.Command(Optional.empty(), ANN, Samples.channelInfo("New"), key);
    herald.createChannel().create(BOSS, command);
    herald.createChannel().create(BOSS, command);

    assertThat(entries()).hasSize(1);
  }

  @Test
  void whatIsRefusedIsNotNotedAsDone() {
    givenChannel(NEWS);
    var before = entries();

    assertThatThrownBy(
            () ->
                herald
                    .deleteChannel()
                    .delete(BOSS, new DeleteChannel.Command(NEWS, OptionalLong.of(7))))
        .isInstanceOf(Refusal.ChannelChanged.class);

    assertThat(entries()).isEqualTo(before);
  }

  @Test
  void firstTokenIsNoted() {
    herald.issueFirstToken().issueFirst(Optional.empty());
    herald.issueFirstToken().issueFirst(Optional.empty());

    assertThat(entries()).extracting(AuditEntry::action).containsExactly(AuditAction.TOKEN_CREATED);
    assertThat(newest().subject()).isEqualTo(AuditSubject.token("admin"));
  }

  @Test
  void sessionThatIsEndedElsewhereIsNoted() {
    var first = herald.issueFirstToken().issueFirst(Optional.empty()).orElseThrow();
    herald.signIn().withToken(first.token()).orElseThrow();
    var session = herald.readSessions().all(ADMIN, ALL).items().get(0);

    herald.endSession().end(BOSS, session.id());

    assertThat(newest().action()).isEqualTo(AuditAction.SIGN_OUT);
    assertThat(newest().actor()).isEqualTo(BOSS.id());
    assertThat(newest().subject().toString()).isEqualTo("session:admin");
  }

  @Test
  void fromWhereAnAccountAsksIsNotNoted() {
    givenChannel(NEWS);
    var actor = Actor.account(ANN).from("192.0.2.9");

    herald
        .subscribeToChannel()
        .subscribe(
            actor, new SubscribeToChannel.Command(NEWS, ANN, Optional.empty(), Optional.empty()));

    assertThat(newest().actor()).isEqualTo(actor.id());
    assertThat(newest().address()).isEmpty();
  }
}
