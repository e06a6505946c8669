package dev.herald.application.service;

import static dev.herald.domain.webhook.WebhookId.CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.DeleteChannel;
import dev.herald.application.port.in.operation.EventRetention;
import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.application.view.DeliveryView.State;
import dev.herald.domain.account.AccountPolicy;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.EventType;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.domain.webhook.Webhook;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Events are kept for thirty days. What receivers did not get by then becomes a dead letter. */
class EventRetentionTest extends RelayStory {

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration THIRTY_DAYS = Duration.ofDays(30);

  @Test
  void eventsAreForgottenWhenTheyAreOlderThanThirtyDays() {
    var end = end();

    clock.advance(THIRTY_DAYS);
    forget();
    assertThat(events()).hasSize(2);

    clock.advance(A_MOMENT);
    givenPost(NEWS, "Today");
    forget();
    assertThat(events()).hasSize(1).hasOnlyElementsOfType(PostPublished.class);
    assertThat(ports.outbound().events().begin()).isEqualTo(end);
  }

  @Test
  void manyEventsAreForgottenInSteps() {
    happens(NEWS, 500);
    clock.advance(THIRTY_DAYS.plus(A_MOMENT));

    assertThat(relaying.cleanUp().step()).isTrue();
    assertThat(events()).isNotEmpty();
    forget();
    assertThat(events()).isEmpty();
  }

  @Test
  void whatADeletedChannelLeftInTheLogIsForgottenInStepsToo() {
    happens(NEWS, 500);
    herald.deleteChannel().delete(ADMIN, new DeleteChannel.Command(NEWS, OptionalLong.empty()));
    forget();
    var log = ports.outbound().events();
    var end = log.end();
    clock.advance(THIRTY_DAYS.plus(A_MOMENT));

    assertThat(relaying.cleanUp().step()).isTrue();
    assertThat(log.begin()).isLessThan(end);
    forget();
    assertThat(log.begin()).isEqualTo(end);
  }

  @Test
  void whatACallbackDidNotGetBecomesADeadLetterAndCanStillBeDelivered() {
    happens(NEWS, 2);
    clock.advance(THIRTY_DAYS.plus(A_MOMENT));

    forget();

    assertThat(events()).isEmpty();
    assertThat(deadLetters()).isEqualTo(2);
    assertThat(list(State.DEAD_LETTER).get(0).failure()).get().asString().contains("30 days");
    relaying.redeliverEvents().redeliver(ADMIN, CALLBACK, Set.of());
    relay();
    assertThat(callback.receivedEvents()).hasSize(2);
    assertThat(deadLetters()).isZero();
    assertThat(waiting()).isZero();
  }

  @Test
  void whatWaitsBecomesADeadLetter() {
    callback.fails("away");
    happens(NEWS, 2);
    relay();
    assertThat(waiting()).isEqualTo(2);

    clock.advance(THIRTY_DAYS.plus(A_MOMENT));
    forget();

    assertThat(waiting()).isZero();
    assertThat(deadLetters()).isEqualTo(2);
  }

  @Test
  void whatBecomesADeadLetterJustBeforeItWouldBeTriedAgainStaysOne() {
    callback.fails("away");
    happens(NEWS, 2);
    relay();
    clock.advance(THIRTY_DAYS.plus(A_MOMENT));
    var first = callback.hangs();
    relay();
    forget();
    assertThat(deadLetters()).isEqualTo(2);

    callback.works();
    first.complete(null);
    relay();

    assertThat(callback.receivedEvents()).hasSize(1);
    assertThat(deadLetters()).isEqualTo(1);
    relaying.redeliverEvents().redeliver(ADMIN, CALLBACK, Set.of());
    clock.advance(A_SECOND);
    relay();
    assertThat(callback.receivedEvents()).hasSize(2);
  }

  @Test
  void whatIsRedeliveredIsNoDeadLetterAtOnce() {
    happens(NEWS, 2);
    clock.advance(THIRTY_DAYS.plus(A_MOMENT));
    forget();
    callback.fails("away");
    relaying.redeliverEvents().redeliver(ADMIN, CALLBACK, Set.of());

    happens(SPORT, 1);
    forget();

    assertThat(waiting()).isEqualTo(2);
    assertThat(deadLetters()).isEqualTo(1);
  }

  @Test
  void whatAReceiverDoesNotWantBecomesNoDeadLetter() {
    relaying = start(Set.of(EventType.CHANNEL_DELETED));
    happens(NEWS, 2);
    clock.advance(THIRTY_DAYS.plus(A_MOMENT));

    forget();

    assertThat(events()).isEmpty();
    assertThat(deadLetters()).isZero();
  }

  @Test
  void whatHappensAfterwardsIsToldAsEver() {
    clock.advance(THIRTY_DAYS.plus(A_MOMENT));
    forget();

    givenPost(NEWS, "Today");
    relay();

    assertThat(callback.receivedPosts()).containsExactly("news 1");
  }

  @Test
  void clockThatIsADayAheadForAWhileGivesUpNothing() {
    relaying = keepingEventsForAsShortAsCanBe();
    callback.fails("away");
    happens(NEWS, 2);
    relay();
    clock.advance(Duration.ofHours(1));

    clock.advance(A_DAY);
    relay();
    forget();
    clock.advance(A_DAY.negated());
    relay();
    forget();

    assertThat(deadLetters()).isZero();
    assertThat(waiting()).isEqualTo(2);
    callback.works();
    clock.advance(RetryPauses.THEN);
    relay();
    assertThat(callback.receivedEvents()).hasSize(2);
  }

  @Test
  void clockThatIsADayAheadForAWhileGivesUpNothingThatWasNotYetTried() {
    relaying = keepingEventsForAsShortAsCanBe();
    happens(NEWS, 2);
    clock.advance(Duration.ofHours(1));

    clock.advance(A_DAY);
    forget();
    clock.advance(A_DAY.negated());
    relay();

    assertThat(deadLetters()).isZero();
    assertThat(callback.receivedEvents()).hasSize(2);
  }

  private UseCases keepingEventsForAsShortAsCanBe() {
    return Services.over(
        ports.outbound(),
        PublishingPolicy.NONE,
        AccountPolicy.IMPORT_ON_USE,
        new OutgoingWebhooks(
            Interceptor.NONE,
            Optional.of(new OutgoingWebhooks.Callback(callback, Webhook.ALL_EVENTS)),
            kept -> webhook),
        new EventRetention(EventRetention.MIN_DAYS));
  }

  private void forget() {
    for (var steps = 0; relaying.cleanUp().step(); steps++) {
      assertThat(steps).as("steps of a clean-up that finds no end").isLessThan(100);
    }
  }
}
