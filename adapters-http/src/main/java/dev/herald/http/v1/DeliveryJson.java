package dev.herald.http.v1;

import dev.herald.application.view.DeliveryView;
import dev.herald.application.view.DeliveryView.State;
import dev.herald.domain.event.EventType;
import dev.herald.http.json.Json;
import org.jspecify.annotations.Nullable;

/** In an answer, a delivery to a webhook. */
record DeliveryJson(
    String id,
    String event,
    String channelId,
    String happenedAt,
    String state,
    int attempts,
    @Nullable String failure,
    @Nullable String nextAttemptAt,
    @Nullable String failedAt) {

  static DeliveryJson of(DeliveryView delivery) {
    var at = Json.time(delivery.at());
    return new DeliveryJson(
        EventNames.id(delivery.position()),
        EventNames.of(EventType.of(delivery.event())),
        delivery.event().channel().value(),
        Json.time(delivery.event().at()),
        delivery.state().name(),
        delivery.attempts(),
        delivery.failure().orElse(null),
        delivery.state() == State.WAITING ? at : null,
        delivery.state() == State.DEAD_LETTER ? at : null);
  }

  /** How many deliveries a request was about. */
  record Count(int count) {}
}
