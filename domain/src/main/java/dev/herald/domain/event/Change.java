package dev.herald.domain.event;

import java.util.List;
import java.util.Objects;

/**
 * What a change led to, and what it will be known as. Store both, or neither.
 *
 * @param result the aggregate as it is after the change
 * @param events what happened, in order; empty if nothing did
 */
public record Change<T>(T result, List<DomainEvent> events) {

  public Change {
    Objects.requireNonNull(result, "result");
    events = List.copyOf(Objects.requireNonNull(events, "events"));
  }

  /** A change known as these events. */
  public static <T> Change<T> of(T result, DomainEvent... events) {
    return new Change<>(result, List.of(events));
  }
}
