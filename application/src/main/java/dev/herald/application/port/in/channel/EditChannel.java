package dev.herald.application.port.in.channel;

import dev.herald.application.view.ChannelView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.channel.ChannelPatch;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.util.OptionalLong;

/** Edits a channel. */
@FunctionalInterface
public interface EditChannel {

  /**
   * @throws Refusal.ChannelNotFound there is no such channel
   * @throws Refusal.ChannelChanged it is not at the expected revision
   * @throws InvalidValue {@code avatar.imageId.not_found}: the photo was never uploaded
   */
  ChannelView edit(Actor actor, Command command);

  /**
   * @param expectedRevision the revision that the caller edits; empty to edit whatever is there
   */
  record Command(ChannelId channel, ChannelPatch patch, OptionalLong expectedRevision) {}
}
