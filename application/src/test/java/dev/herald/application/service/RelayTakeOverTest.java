package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.webhook.RelayEvents;
import dev.herald.application.port.out.Leases.Duty;
import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.application.testkit.InMemoryLeases;
import dev.herald.application.testkit.InMemoryStore;
import dev.herald.domain.account.AccountPolicy;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.domain.webhook.Webhook;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Of two processes that share a store one tells receivers what happens, and the other stands by.
 */
class RelayTakeOverTest extends Story {

  private final InMemoryStore leases = new InMemoryStore();
  private final FakeSender byFirst = new FakeSender();
  private final FakeSender bySecond = new FakeSender();
  private final RelayEvents first = process(byFirst).relayEvents();
  private final RelayEvents second = process(bySecond).relayEvents();

  private UseCases process(FakeSender sender) {
    var callback = new OutgoingWebhooks.Callback(sender, Webhook.ALL_EVENTS);
    return Services.over(
        ports.outbound().toBuilder().leases(new InMemoryLeases(leases, clock)).build(),
        PublishingPolicy.NONE,
        AccountPolicy.IMPORT_ON_USE,
        new OutgoingWebhooks(Interceptor.NONE, Optional.of(callback), kept -> new FakeSender()));
  }

  @BeforeEach
  void begin() {
    givenChannel(NEWS);
    first.begin();
    second.begin();
  }

  private static void relay(RelayEvents relay) {
    for (var steps = 0; steps < 5; steps++) relay.step();
  }

  private void relayBoth() {
    relay(first);
    relay(second);
  }

  @Test
  void oneOfBothTells() {
    givenPost(NEWS, "One");
    relayBoth();
    givenPost(NEWS, "Two");
    relayBoth();

    assertThat(byFirst.receivedPosts()).containsExactly("news 1", "news 2");
    assertThat(bySecond.sent()).isEmpty();
  }

  @Test
  void theOtherGoesOnWhenOneEnds() {
    givenPost(NEWS, "One");
    relayBoth();

    first.finish();
    givenPost(NEWS, "Two");
    relay(second);

    assertThat(bySecond.sentPosts()).containsExactly("news 2");
  }

  @Test
  void theOtherGoesOnWhenOneHasDied() {
    givenPost(NEWS, "One");
    relayBoth();
    givenPost(NEWS, "Two");

    clock.advance(InMemoryLeases.LEASE.minusMillis(1));
    relay(second);
    assertThat(bySecond.sent()).isEmpty();

    clock.advance(Duration.ofMillis(1));
    relay(second);
    assertThat(bySecond.sentPosts()).containsExactly("news 2");
  }

  /** It sent something before it hung, and learns of the answer long after. */
  @Test
  void whoHungChangesNothingOfWhatItsSuccessorDid() {
    var answer = byFirst.hangs();
    givenPost(NEWS, "One");
    relay(first);
    clock.advance(InMemoryLeases.LEASE);
    relay(second);
    bySecond.fails("away");
    givenPost(NEWS, "Two");
    relay(second);

    answer.complete(null);
    relay(first);

    assertThat(byFirst.sentPosts()).containsExactly("news 1");
    assertThat(bySecond.sentPosts()).containsExactly("news 1", "news 2");
    bySecond.works();
    clock.advance(Duration.ofSeconds(5));
    relay(second);
    assertThat(bySecond.receivedPosts()).containsExactly("news 1", "news 2");
  }

  /** Its successor sends them, too. */
  @Test
  void whoHungSendsNothingMoreOfWhatItHadBegun() {
    var answer = byFirst.hangs();
    givenPost(NEWS, "One");
    givenPost(NEWS, "Two");
    relay(first);
    clock.advance(InMemoryLeases.LEASE);
    relay(second);
    relay(first); // learns that it has lost the duty

    answer.complete(null);

    assertThat(byFirst.sentPosts()).containsExactly("news 1");
    assertThat(bySecond.sentPosts()).containsExactly("news 1", "news 2");
  }

  /** Who knows what is stored from before would send it all again. */
  @Test
  void whoTakesItsDutyBackBeginsWithWhatIsStored() {
    givenPost(NEWS, "One");
    relay(first);
    clock.advance(InMemoryLeases.LEASE);
    givenPost(NEWS, "Two");
    relay(second);
    clock.advance(InMemoryLeases.LEASE);
    givenPost(NEWS, "Three");

    relayBoth();

    assertThat(byFirst.receivedPosts()).containsExactly("news 1", "news 3");
    assertThat(bySecond.receivedPosts()).containsExactly("news 2");
  }

  @Test
  void unitOfWhoLostItsDutyIsNotDone() {
    var duty = Duty.RELAY;
    var mine = new InMemoryLeases(leases, clock);
    var token = mine.hold(duty).getAsLong();
    var work = new LeasedWork(ports.outbound().unitOfWork(), mine, duty, token);
    assertThat(work.<String>execute(() -> "done")).isEqualTo("done");

    clock.advance(InMemoryLeases.LEASE);
    new InMemoryLeases(leases, clock).hold(duty);

    assertThatThrownBy(() -> work.execute(() -> "done"))
        .hasMessage("Another process has taken the duty RELAY.");
    assertThatThrownBy(() -> work.executeUnseen(() -> "done")).isInstanceOf(LeaseLost.class);
  }
}
