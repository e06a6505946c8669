package dev.herald.persistence.sql;

import dev.herald.domain.access.ActorId;
import dev.herald.domain.event.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event that is added.
 *
 * @param by who made it happen
 * @param notBefore its position is larger
 */
public record NewEvent(DomainEvent event, ActorId by, long notBefore) {

  /** What the columns say from {@code type} to {@code delivery_after}: texts and whole numbers. */
  public @Nullable Object[] values() {
    var row = EventRow.of(event);
    return new @Nullable Object[] {
      row.type(),
      event.at().toEpochMilli(),
      row.subject(),
      row.number(),
      by.toString(),
      row.before(),
      row.after()
    };
  }
}
