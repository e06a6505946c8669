package dev.herald.domain.statistics;

import dev.herald.domain.id.ChannelId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A channel in an hour of UTC.
 *
 * @param begin of the hour
 */
public record ChannelHour(ChannelId channel, Instant begin) {

  public ChannelHour {
    Objects.requireNonNull(channel, "channel");
    begin = begin.truncatedTo(ChronoUnit.HOURS);
  }
}
