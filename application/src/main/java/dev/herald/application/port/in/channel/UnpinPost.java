package dev.herald.application.port.in.channel;

import dev.herald.application.view.ChannelView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.refusal.Refusal;
import java.util.Optional;

/** Has a channel show no post before the others any more. */
@FunctionalInterface
public interface UnpinPost {

  /**
   * @return the channel; if there was nothing to unpin, as it is
   * @throws Refusal.ChannelNotFound there is no such channel
   */
  ChannelView unpin(Actor actor, Command command);

  /**
   * @param post to be unpinned, while another one stays pinned; empty for whichever is pinned
   */
  record Command(ChannelId channel, Optional<PostId> post) {}
}
