package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.view.ReceiverFigures;
import dev.herald.domain.webhook.WebhookId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Those who look after Herald are told how it does. */
class FiguresTest extends Story {

  @Test
  void receiverThatKnowsEverythingHasNoLag() {
    givenChannel(NEWS);
    var webhook = givenWebhook();
    clock.set(NOW.plusSeconds(60));

    assertThat(receivers()).containsExactly(new ReceiverFigures(webhook.id(), 0, 0, Duration.ZERO));
  }

  @Test
  void lagIsTheAgeOfTheOldestEventThatAReceiverWasNotToldOf() {
    givenChannel(NEWS);
    var webhook = givenWebhook();
    givenPost(NEWS, "First");
    clock.set(NOW.plusSeconds(60));
    givenPost(NEWS, "Second");
    clock.set(NOW.plusSeconds(90));

    assertThat(receivers())
        .containsExactly(new ReceiverFigures(webhook.id(), 0, 0, Duration.ofSeconds(90)));
  }

  @Test
  void whatFailedLagsToo() {
    givenChannel(NEWS);
    var webhook = givenWebhook();
    var position = ports.outbound().events().end();
    givenPost(NEWS, "First");
    var failed = ports.outbound().events().after(position, 1).get(0).position();
    change(webhook.id(), failed);
    clock.set(NOW.plusSeconds(30));

    assertThat(receivers())
        .containsExactly(new ReceiverFigures(webhook.id(), 1, 0, Duration.ofSeconds(30)));
  }

  /** What happened was tried and failed. */
  private void change(WebhookId webhook, long position) {
    var outbound = ports.outbound();
    outbound
        .unitOfWork()
        .execute(
            () -> {
              outbound.deliveryQueue().put(webhook, position, 1, NOW.plusSeconds(5), "gone");
              outbound.receiverPositions().move(webhook, position);
            });
  }

  /** After the clock was set back, nothing is from the future. */
  @Test
  void lagIsNeverNegative() {
    givenChannel(NEWS);
    givenWebhook();
    givenPost(NEWS, "First");
    clock.set(NOW.minusSeconds(3600));

    assertThat(receivers()).extracting(ReceiverFigures::lag).containsExactly(Duration.ZERO);
  }

  private List<ReceiverFigures> receivers() {
    return herald.readFigures().read(ADMIN).receivers();
  }
}
