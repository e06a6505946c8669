package dev.herald.application.service;

import static dev.herald.application.view.DeliveryView.State.DEAD_LETTER;
import static dev.herald.application.view.DeliveryView.State.WAITING;
import static dev.herald.domain.webhook.WebhookId.CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.view.DeliveryView;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.webhook.WebhookId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The operator has dead letters redelivered, or discards them. */
class RedeliverTest extends RelayStory {

  private static final WebhookId UNKNOWN = new WebhookId("unknown");
  private static final Set<Long> ALL_OF_THEM = Set.of();

  @Test
  void redeliverySendsDeadLetters() {
    givenDeadLetters("First", "Second");
    callback.works();

    assertThat(redeliver(ALL_OF_THEM)).isEqualTo(2);

    assertThat(callback.receivedPosts()).containsExactly("news 1", "news 2");
    assertThat(deadLetters()).isZero();
  }

  @Test
  void redeliverySendsTheChosenAlone() {
    givenDeadLetters("First", "Second");
    callback.works();

    assertThat(redeliver(Set.of(end(), end() + 1))).isEqualTo(1);

    assertThat(callback.receivedPosts()).containsExactly("news 2");
    assertThat(deadLetters()).isEqualTo(1);
  }

  @Test
  void redeliveryDoesNotWaitForTheNextPause() {
    callback.fails("HTTP 500");
    givenPost(NEWS, "First");
    relay();
    clock.advance(A_SECOND);
    relay();
    callback.works();

    assertThat(redeliver(ALL_OF_THEM)).isEqualTo(1);

    assertThat(callback.receivedPosts()).containsExactly("news 1");
  }

  @Test
  void redeliveryThatFailsBeginsWithTheFirstPauseAgain() {
    givenDeadLetters("First");

    redeliver(ALL_OF_THEM);

    assertThat(only(WAITING).attempts()).isEqualTo(1);
    assertThat(only(WAITING).at()).isEqualTo(clock.instant().plus(A_SECOND));
  }

  /** Even at the last attempt, after which it would be a dead letter. */
  @Test
  void redeliveryHoldsThoughAnAttemptIsUnderWay() {
    givenRetriesLeft(1, "First");
    var underWay = callback.hangs();
    clock.advance(Duration.ofHours(8));
    relay();

    assertThat(relaying.redeliverEvents().redeliver(ADMIN, CALLBACK, ALL_OF_THEM)).isEqualTo(1);
    underWay.completeExceptionally(new IllegalStateException("HTTP 500"));
    callback.works();
    clock.advance(A_SECOND);
    relay();

    assertThat(callback.receivedPosts()).containsExactly("news 1");
    assertThat(waiting()).isZero();
    assertThat(deadLetters()).isZero();
  }

  @Test
  void discardForgetsAllDeadLettersAndNothingThatWaits() {
    givenDeadLetters("First", "Second");
    givenPost(SPORT, "First");
    relay();

    assertThat(relaying.discardDeliveries().discard(ADMIN, CALLBACK, ALL_OF_THEM)).isEqualTo(2);

    assertThat(deadLetters()).isZero();
    assertThat(waiting()).isEqualTo(1);
  }

  @Test
  void discardLetsThroughWhatWaitsBehindOneThatIsNeverTaken() {
    givenPost(NEWS, "First");
    var poison = end();
    callback.failsFor(message -> message.position() == poison);
    givenPost(NEWS, "Second");
    relay();
    var failing = failing().orElseThrow();
    assertThat(failing.position()).isEqualTo(poison);
    assertThat(failing.failure()).contains("no luck");

    assertThat(relaying.discardDeliveries().discard(ADMIN, CALLBACK, Set.of(poison))).isEqualTo(1);
    clock.advance(A_SECOND);
    relay();

    assertThat(callback.receivedPosts()).containsExactly("news 2");
    assertThat(waiting()).isZero();
    assertThat(failing()).isEmpty();
  }

  @Test
  void discardHoldsThoughAnAttemptIsUnderWay() {
    callback.fails("HTTP 500");
    givenPost(NEWS, "First");
    relay();
    var underWay = callback.hangs();
    clock.advance(A_SECOND);
    relay();

    assertThat(relaying.discardDeliveries().discard(ADMIN, CALLBACK, Set.of(end()))).isEqualTo(1);
    underWay.completeExceptionally(new IllegalStateException("HTTP 500"));
    relay();

    assertThat(waiting()).isZero();
  }

  @Test
  void whatIsDiscardedBehindAnAttemptUnderWayIsNotToldAndNewsWaitForThatAttempt() {
    callback.fails("HTTP 500");
    givenPost(NEWS, "First");
    var first = end();
    givenPost(NEWS, "Second");
    var second = end();
    relay();
    var underWay = callback.hangs();
    clock.advance(A_SECOND);
    relay();

    assertThat(relaying.discardDeliveries().discard(ADMIN, CALLBACK, Set.of(first, second)))
        .isEqualTo(2);
    givenPost(NEWS, "Third");
    relay();
    assertThat(callback.sentPosts()).doesNotContain("news 3");
    callback.works();
    underWay.complete(null);
    clock.advance(A_SECOND);
    relay();

    assertThat(callback.receivedPosts()).containsExactly("news 1", "news 3");
    assertThat(waiting()).isZero();
  }

  @Test
  void whatIsRedeliveredBehindAnAttemptUnderWayIsTold() {
    callback.fails("HTTP 500");
    givenPost(NEWS, "First");
    givenPost(NEWS, "Second");
    relay();
    var underWay = callback.hangs();
    clock.advance(A_SECOND);
    relay();

    assertThat(relaying.redeliverEvents().redeliver(ADMIN, CALLBACK, ALL_OF_THEM)).isEqualTo(2);
    callback.works();
    underWay.complete(null);
    relay();

    assertThat(callback.receivedPosts()).containsExactly("news 1", "news 2");
    assertThat(waiting()).isZero();
  }

  @Test
  void refusesAReceiverThatIsNotThere() {
    var deliveries = relaying.readDeliveries();
    var redelivery = relaying.redeliverEvents();
    var discard = relaying.discardDeliveries();

    assertRefused(
        Refusal.WebhookNotFound.class, () -> deliveries.list(ADMIN, UNKNOWN, DEAD_LETTER, ALL));
    assertRefused(
        Refusal.WebhookNotFound.class, () -> deliveries.count(ADMIN, UNKNOWN, DEAD_LETTER));
    assertRefused(Refusal.WebhookNotFound.class, () -> deliveries.find(ADMIN, UNKNOWN, end()));
    assertRefused(
        Refusal.WebhookNotFound.class, () -> redelivery.redeliver(ADMIN, UNKNOWN, ALL_OF_THEM));
    assertRefused(
        Refusal.WebhookNotFound.class, () -> discard.discard(ADMIN, UNKNOWN, ALL_OF_THEM));
  }

  private Optional<DeliveryView> failing() {
    return ports.outbound().deliveryQueue().backlog(CALLBACK).failing();
  }

  /** The relay looks for what is redelivered once in a second. */
  private int redeliver(Set<Long> positions) {
    var count = relaying.redeliverEvents().redeliver(ADMIN, CALLBACK, positions);
    clock.advance(A_SECOND);
    relay();
    return count;
  }

  /** Posts in one channel that did not reach the callback. */
  private void givenDeadLetters(String... texts) {
    callback.fails("HTTP 500");
    for (var text : texts) givenPost(NEWS, text);
    exhaustRetries();
    assertThat(deadLetters()).isEqualTo(texts.length);
  }

  /** A post that is tried so many times more before it is a dead letter. */
  private void givenRetriesLeft(int attempts, String text) {
    callback.fails("HTTP 500");
    givenPost(NEWS, text);
    relay();
    while (RetryPauses.after(only(WAITING).attempts() + attempts).isPresent()) {
      clock.advance(Duration.ofHours(8));
      relay();
    }
  }
}
