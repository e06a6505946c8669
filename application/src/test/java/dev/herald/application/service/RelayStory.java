package dev.herald.application.service;

import static dev.herald.application.view.DeliveryView.State.DEAD_LETTER;
import static dev.herald.application.view.DeliveryView.State.WAITING;
import static dev.herald.domain.webhook.WebhookId.CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.application.view.DeliveryView;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.event.EventType;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.webhook.Webhook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/** Stories of a relay to a callback, and to webhooks, which here share a sender. */
abstract class RelayStory extends Story {

  static final Duration A_MOMENT = Duration.ofMillis(1);
  static final Duration A_SECOND = Duration.ofSeconds(1);

  final FakeSender callback = new FakeSender();
  final FakeSender webhook = new FakeSender();
  UseCases relaying = start(Webhook.ALL_EVENTS);

  /** A server whose callback receives such events. */
  final UseCases start(Set<EventType> events) {
    return heraldWith(
        new OutgoingWebhooks(
            Interceptor.NONE,
            Optional.of(new OutgoingWebhooks.Callback(callback, events)),
            kept -> webhook));
  }

  @BeforeEach
  void givenTwoChannelsBeforeTheRelayBegins() {
    givenChannel(NEWS);
    givenChannel(SPORT);
    relay();
  }

  final void relay() {
    relay(relaying);
  }

  /** Lets so much time pass that nothing waits any more. */
  final void exhaustRetries() {
    relay();
    for (var attempts = 0; waiting() > 0; attempts++) {
      assertThat(attempts).as("attempts that find no end").isLessThan(200);
      clock.advance(Duration.ofHours(8));
      relay();
    }
  }

  /** So many accounts begin to follow a channel. */
  final void happens(ChannelId channel, int times) {
    var events =
        IntStream.range(0, times)
            .mapToObj(
                i ->
                    (DomainEvent)
                        new Subscribed(
                            channel, new AccountId("ann" + i), NotificationMode.NOTIFY, NOW))
            .toList();
    ports
        .outbound()
        .unitOfWork()
        .execute(() -> ports.outbound().events().appendAll(ADMIN.id(), events));
  }

  final long end() {
    return ports.outbound().events().end();
  }

  final List<DeliveryView> list(DeliveryView.State state) {
    return relaying.readDeliveries().list(ADMIN, CALLBACK, state, ALL).items();
  }

  final DeliveryView only(DeliveryView.State state) {
    var all = list(state);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  final long waiting() {
    return relaying.readDeliveries().count(ADMIN, CALLBACK, WAITING);
  }

  final long deadLetters() {
    return relaying.readDeliveries().count(ADMIN, CALLBACK, DEAD_LETTER);
  }
}
