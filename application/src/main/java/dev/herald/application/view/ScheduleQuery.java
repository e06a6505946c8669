package dev.herald.application.view;

import dev.herald.domain.id.ChannelId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which scheduled drafts to list. All parts must fit.
 *
 * @param channel of this channel
 * @param from due at this moment or later
 * @param until due before this moment
 */
public record ScheduleQuery(
    Optional<ChannelId> channel,
    Optional<Instant> from,
    Optional<Instant> until,
    PageRequest page) {

  public ScheduleQuery {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(until, "until");
  }

  /** Every draft that is scheduled. */
  public static ScheduleQuery all(PageRequest page) {
    return new ScheduleQuery(Optional.empty(), Optional.empty(), Optional.empty(), page);
  }

  public ScheduleQuery inChannel(ChannelId id) {
    return new ScheduleQuery(Optional.of(id), from, until, page);
  }

  /** Those from one moment on, and before another. */
  public ScheduleQuery between(Instant first, Instant end) {
    return new ScheduleQuery(channel, Optional.of(first), Optional.of(end), page);
  }
}
