package dev.herald.application.view;

import dev.herald.domain.event.DomainEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * An event of which a receiver could not be told in its turn.
 *
 * @param position the event's place in the log, by which deliveries to a receiver are told apart
 * @param attempts how often it was tried
 * @param failure why it failed the last time; empty if it waits behind another and was not tried
 * @param at when it will be tried again, or when it was given up
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
    /** Herald tries again by itself. */
    WAITING,
    /** Herald has given up; the operator can have it tried again. */
    FAILED
  }
}
