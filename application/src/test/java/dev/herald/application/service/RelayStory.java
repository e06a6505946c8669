package dev.herald.application.service;

import static dev.herald.application.view.DeliveryView.State.FAILED;
import static dev.herald.application.view.DeliveryView.State.WAITING;
import static dev.herald.domain.webhook.WebhookId.CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.port.out.webhook.Receivers;
import dev.herald.application.view.DeliveryView;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.event.EventType;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.webhook.Webhook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/** Stories of a relay that tells a callback, and webhooks, which here share a courier. */
abstract class RelayStory extends Story {

  static final Duration A_MOMENT = Duration.ofMillis(1);
  static final Duration A_SECOND = Duration.ofSeconds(1);

  final FakeCourier callback = new FakeCourier();
  final FakeCourier webhook = new FakeCourier();
  UseCases relaying = start(Webhook.ALL_EVENTS);

  /** A server whose callback is told of such events. */
  final UseCases start(Set<EventType> events) {
    return heraldWith(
        new Receivers(
            Interceptor.NONE,
            Optional.of(new Receivers.Callback(callback, events)),
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
  final void giveUpAll() {
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
            .mapToObj(i -> (DomainEvent) new Subscribed(channel, new AccountId("ann" + i), NOW))
            .toList();
    ports.outbound().unitOfWork().execute(() -> ports.outbound().events().appendAll(events));
  }

  final long end() {
    return ports.outbound().events().end();
  }

  final List<DeliveryView> list(DeliveryView.State state) {
    return relaying.manageDeliveries().list(CALLBACK, state, ALL).items();
  }

  final DeliveryView only(DeliveryView.State state) {
    var all = list(state);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  final long waiting() {
    return relaying.manageDeliveries().count(CALLBACK, WAITING);
  }

  final long failed() {
    return relaying.manageDeliveries().count(CALLBACK, FAILED);
  }
}
