package dev.herald.application.port.in.channel;

import dev.herald.domain.access.Actor;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import java.util.OptionalLong;

/** Deletes a channel for good, with its posts and subscriptions. */
@FunctionalInterface
public interface DeleteChannel {

  /**
   * @throws Refusal.ChannelNotFound there is no such channel
   * @throws Refusal.ChannelChanged it is not at the expected revision
   */
  void delete(Actor actor, Command command);

  /**
   * @param expectedRevision the revision that the caller knows; empty to delete whatever is there
   */
  record Command(ChannelId channel, OptionalLong expectedRevision) {}
}
