package dev.herald.application.port.in.channel;

import dev.herald.application.view.ChannelView;
import dev.herald.application.view.PublicPosts;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads public channels and their posts. Anybody may, and so nobody is asked who they are; a
 * private channel is as if it were not there.
 */
public interface ReadPublicChannels {

  /** How many channels can be listed at once. */
  int MAX_CHANNELS = 1_000;

  /**
   * @throws Refusal.ChannelNotFound there is no such public channel
   */
  ChannelView get(ChannelId id);

  /**
   * The posts of a channel before one of its places, newest first.
   *
   * @param before the place, which is itself not among them; empty for the newest posts
   * @param most how many at the most, 1 to 100
   * @throws Refusal.ChannelNotFound there is no such public channel
   * @throws InvalidValue {@code limit.out_of_range}
   */
  PublicPosts posts(ChannelId id, OptionalLong before, int most);

  /**
   * The one post that has this place in its channel.
   *
   * @throws Refusal.ChannelNotFound there is no such public channel
   * @throws Refusal.PostNotFound it has no such post
   */
  PublicPosts post(ChannelId id, long sequence);

  /** How many public channels there are. */
  long count();

  /**
   * Public channels, the oldest first, so that each keeps its place while others are added.
   *
   * @param offset how many to leave out at the beginning; not negative
   * @param most how many at the most, 1 to {@link #MAX_CHANNELS}
   * @throws InvalidValue {@code limit.out_of_range}
   */
  List<ChannelView> list(long offset, int most);
}
