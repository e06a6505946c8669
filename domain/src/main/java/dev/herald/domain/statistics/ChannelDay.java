package dev.herald.domain.statistics;

import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.id.ChannelId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;

/** A channel on a day of UTC. */
public record ChannelDay(ChannelId channel, LocalDate day) {

  public ChannelDay {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(day, "day");
  }

  /** On which day an event happened, and to which channel. */
  public static ChannelDay of(DomainEvent event) {
    return new ChannelDay(event.channel(), LocalDate.ofInstant(event.at(), ZoneOffset.UTC));
  }
}
