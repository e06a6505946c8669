package dev.herald.application.service;

import static dev.herald.application.view.DeliveryView.State.FAILED;
import static dev.herald.application.view.DeliveryView.State.WAITING;
import static dev.herald.domain.webhook.WebhookId.CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.webhook.WebhookId;
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

  @Test
  void discardForgetsWhatWasGivenUp() {
    givenGivenUp("First", "Second");
    givenPost(SPORT, "First");
    relay();

    assertThat(relaying.manageDeliveries().discard(CALLBACK, Set.of(end()))).isZero();
    assertThat(relaying.manageDeliveries().discard(CALLBACK, ALL_OF_THEM)).isEqualTo(2);

    assertThat(failed()).isZero();
    assertThat(waiting()).isEqualTo(1);
  }

  @Test
  void refusesAReceiverThatIsNotThere() {
    var deliveries = relaying.manageDeliveries();

    assertRefused(Refusal.WebhookNotFound.class, () -> deliveries.list(UNKNOWN, FAILED, ALL));
    assertRefused(Refusal.WebhookNotFound.class, () -> deliveries.count(UNKNOWN, FAILED));
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
}
