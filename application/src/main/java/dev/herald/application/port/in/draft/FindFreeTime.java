package dev.herald.application.port.in.draft;

import dev.herald.domain.access.Actor;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.domain.refusal.Refusal;
import java.time.Instant;

/** Finds a time for a post between those that the channel has published or scheduled. */
@FunctionalInterface
public interface FindFreeTime {

  /**
   * The first moment, from one on, at which one more post of the channel would be in nobody's way:
   * the {@link PublishingPolicy} would neither refuse it, nor for its sake one that is scheduled.
   * Others may take it before it is used.
   *
   * @throws Refusal.ChannelNotFound there is no such channel
   */
  Instant find(Actor actor, ChannelId channel, Instant from);
}
