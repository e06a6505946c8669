package dev.herald.application.view;

import dev.herald.domain.event.DomainEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * The delivery of an event to a receiver that has not arrived.
 *
 * @param position the event's position in the log, by which deliveries to a receiver are told apart
 * @param attempts how often it was tried
 * @param failure why it failed the last time; empty if it waits behind another and was not tried
 * @param at when it will be tried again, or when it became a dead letter
 */
public record DeliveryView(
    long position,
    DomainEvent event,
    State state,
    int attempts,
    Optional<String> failure,
    Instant at) {

  /** What will become of a delivery. */
  public enum State {
    /** Herald tries it, or tries it again, by itself. */
    WAITING,
    /** A dead letter: Herald tries it no more, unless the operator has it redelivered. */
    DEAD_LETTER
  }
}
