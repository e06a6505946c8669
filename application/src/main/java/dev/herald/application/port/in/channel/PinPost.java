package dev.herald.application.port.in.channel;

import dev.herald.application.view.ChannelView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.refusal.Refusal;

/**
 * Has a channel show one of its posts before all others, in the place of the one that was pinned
 * before. The post is no longer pinned once it is recalled.
 */
@FunctionalInterface
public interface PinPost {

  /**
   * @return the channel; if the post is pinned already, as it is
   * @throws Refusal.ChannelNotFound there is no such channel
   * @throws Refusal.PostNotFound it has no such post
   * @throws Refusal.PostRecalled the post was recalled
   */
  ChannelView pin(Actor actor, Command command);

  record Command(ChannelId channel, PostId post) {}
}
