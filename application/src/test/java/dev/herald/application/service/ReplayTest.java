package dev.herald.application.service;

import static dev.herald.application.view.DeliveryView.State.FAILED;
import static dev.herald.application.view.DeliveryView.State.WAITING;
import static dev.herald.domain.webhook.WebhookId.CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.webhook.WebhookId;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The operator has told again what was given up, or forgets it. */
class ReplayTest extends RelayStory {

  private static final WebhookId UNKNOWN = new WebhookId("unknown");
  private static final Set<Long> ALL_OF_THEM = Set.of();

  @Test
  void replayTellsWhatWasGivenUp() {
    givenGivenUp("First", "Second");
    callback.works();

    assertThat(replay(ALL_OF_THEM)).isEqualTo(2);

    assertThat(callback.toldPosts()).containsExactly("news 1", "news 2");
    assertThat(failed()).isZero();
  }

  @Test
  void replayTellsTheChosenAlone() {
    givenGivenUp("First", "Second");
    callback.works();

    assertThat(replay(Set.of(end(), end() + 1))).isEqualTo(1);

    assertThat(callback.toldPosts()).containsExactly("news 2");
    assertThat(failed()).isEqualTo(1);
  }

  @Test
  void replayDoesNotWaitForTheNextPause() {
    callback.fails("HTTP 500");
    givenPost(NEWS, "First");
    relay();
    clock.advance(A_SECOND);
    relay();
    callback.works();

    assertThat(replay(ALL_OF_THEM)).isEqualTo(1);

    assertThat(callback.toldPosts()).containsExactly("news 1");
  }

  @Test
  void replayThatFailsBeginsWithTheFirstPauseAgain() {
    givenGivenUp("First");

    replay(ALL_OF_THEM);

    assertThat(only(WAITING).attempts()).isEqualTo(1);
    assertThat(only(WAITING).at()).isEqualTo(clock.instant().plus(A_SECOND));
  }

  /** Even at the last attempt, after which Herald would give up. */
  @Test
  void replayHoldsThoughAnAttemptIsUnderWay() {
    givenGivenUpBut(1, "First");
    var underWay = callback.hangs();
    clock.advance(Duration.ofHours(8));
    relay();

    assertThat(relaying.manageDeliveries().replay(CALLBACK, ALL_OF_THEM)).isEqualTo(1);
    underWay.completeExceptionally(new IllegalStateException("HTTP 500"));
    callback.works();
    clock.advance(A_SECOND);
    relay();

    assertThat(callback.toldPosts()).containsExactly("news 1");
    assertThat(waiting()).isZero();
    assertThat(failed()).isZero();
  }

  @Test
  void discardForgetsAllThatWasGivenUpAndNothingThatWaits() {
    givenGivenUp("First", "Second");
    givenPost(SPORT, "First");
    relay();

    assertThat(relaying.manageDeliveries().discard(CALLBACK, ALL_OF_THEM)).isEqualTo(2);

    assertThat(failed()).isZero();
    assertThat(waiting()).isEqualTo(1);
  }

  @Test
  void discardLetsThroughWhatWaitsBehindOneThatIsNeverTaken() {
    givenPost(NEWS, "First");
    var poison = end();
    callback.failsFor(notice -> notice.position() == poison);
    givenPost(NEWS, "Second");
    relay();
    var failing = relaying.manageDeliveries().oldestFailing(CALLBACK).orElseThrow();
    assertThat(failing.position()).isEqualTo(poison);
    assertThat(failing.failure()).contains("no luck");

    assertThat(relaying.manageDeliveries().discard(CALLBACK, Set.of(poison))).isEqualTo(1);
    clock.advance(A_SECOND);
    relay();

    assertThat(callback.toldPosts()).containsExactly("news 2");
    assertThat(waiting()).isZero();
    assertThat(relaying.manageDeliveries().oldestFailing(CALLBACK)).isEmpty();
  }

  @Test
  void discardHoldsThoughAnAttemptIsUnderWay() {
    callback.fails("HTTP 500");
    givenPost(NEWS, "First");
    relay();
    var underWay = callback.hangs();
    clock.advance(A_SECOND);
    relay();

    assertThat(relaying.manageDeliveries().discard(CALLBACK, Set.of(end()))).isEqualTo(1);
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

    assertThat(relaying.manageDeliveries().discard(CALLBACK, Set.of(first, second))).isEqualTo(2);
    givenPost(NEWS, "Third");
    relay();
    assertThat(callback.triedPosts()).doesNotContain("news 3");
    callback.works();
    underWay.complete(null);
    clock.advance(A_SECOND);
    relay();

    assertThat(callback.toldPosts()).containsExactly("news 1", "news 3");
    assertThat(waiting()).isZero();
  }

  @Test
  void whatIsReplayedBehindAnAttemptUnderWayIsTold() {
    callback.fails("HTTP 500");
    givenPost(NEWS, "First");
    givenPost(NEWS, "Second");
    relay();
    var underWay = callback.hangs();
    clock.advance(A_SECOND);
    relay();

    assertThat(relaying.manageDeliveries().replay(CALLBACK, ALL_OF_THEM)).isEqualTo(2);
    callback.works();
    underWay.complete(null);
    relay();

    assertThat(callback.toldPosts()).containsExactly("news 1", "news 2");
    assertThat(waiting()).isZero();
  }

  @Test
  void refusesAReceiverThatIsNotThere() {
    var deliveries = relaying.manageDeliveries();

    assertRefused(Refusal.WebhookNotFound.class, () -> deliveries.list(UNKNOWN, FAILED, ALL));
    assertRefused(Refusal.WebhookNotFound.class, () -> deliveries.count(UNKNOWN, FAILED));
    assertRefused(Refusal.WebhookNotFound.class, () -> deliveries.find(UNKNOWN, end()));
    assertRefused(Refusal.WebhookNotFound.class, () -> deliveries.oldestFailing(UNKNOWN));
    assertRefused(Refusal.WebhookNotFound.class, () -> deliveries.replay(UNKNOWN, ALL_OF_THEM));
    assertRefused(Refusal.WebhookNotFound.class, () -> deliveries.discard(UNKNOWN, ALL_OF_THEM));
  }

  /** The relay looks for what was revived once in a second. */
  private int replay(Set<Long> positions) {
    var count = relaying.manageDeliveries().replay(CALLBACK, positions);
    clock.advance(A_SECOND);
    relay();
    return count;
  }

  /** Posts in one channel of which the callback could not be told. */
  private void givenGivenUp(String... texts) {
    callback.fails("HTTP 500");
    for (var text : texts) givenPost(NEWS, text);
    giveUpAll();
    assertThat(failed()).isEqualTo(texts.length);
  }

  /** A post that is tried so many times more before it is given up. */
  private void givenGivenUpBut(int attempts, String text) {
    callback.fails("HTTP 500");
    givenPost(NEWS, text);
    relay();
    while (RetryPauses.after(only(WAITING).attempts() + attempts).isPresent()) {
      clock.advance(Duration.ofHours(8));
      relay();
    }
  }
}
