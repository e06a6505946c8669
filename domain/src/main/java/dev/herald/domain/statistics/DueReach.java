package dev.herald.domain.statistics;

import dev.herald.domain.id.ChannelId;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A post of which it is to be noted how many have read it.
 *
 * @param at when the moment was
 * @param readers how many have by now
 */
public record DueReach(
    ChannelId channel, long sequence, ReachMoment moment, Instant at, long readers) {

  public DueReach {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(moment, "moment");
    Objects.requireNonNull(at, "at");
  }

  /** How many had at the moment; empty if it was too long ago for anybody to know. */
  public OptionalLong readersThen(Instant now) {
    return moment.isInTime(at, now) ? OptionalLong.of(readers) : OptionalLong.empty();
  }

  public Instant publishedAt() {
    return at.minus(moment.after());
  }
}
