package dev.herald.application.port.out;

import dev.herald.application.view.ChannelOrder;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps channels. What writes must be called inside a {@link UnitOfWork}. */
public interface ChannelRepository {

  /**
   * Keeps a new channel.
   *
   * @throws Refusal.ChannelExists its id belongs to a channel, or belonged to one that was deleted
   */
  void insert(Channel channel);

  /** Replaces what is kept of a channel. */
  void update(Channel channel);

  /**
   * Makes a channel invisible, with its posts and subscriptions, everywhere and at once. What it
   * leaves behind is removed by {@link #purge}. Its id stays taken.
   */
  void delete(ChannelId id, Instant at);

  /** The channel, with its numbers; empty if there is none, or it was deleted. */
  Optional<ChannelView> find(ChannelId id);

  /**
   * The channel, with its numbers.
   *
   * @throws Refusal.ChannelNotFound there is none, or it was deleted
   */
  default ChannelView get(ChannelId id) {
    return find(id).orElseThrow(() -> new Refusal.ChannelNotFound(id));
  }

  /**
   * Channels in an order. One that gets another place while they are paged through may be skipped
   * or repeated. Other orders than by age take longer the more channels there are.
   *
   * @param query words, or beginnings of words, that must all be in the name, the profile or the
   *     id; blank for all channels
   * @param scope these alone
   */
  Page<ChannelView> list(String query, ChannelOrder order, ChannelScope scope, PageRequest page);

  /** Channels, newest first. */
  default Page<ChannelView> list(String query, ChannelScope scope, PageRequest page) {
    return list(query, ChannelOrder.NEWEST, scope, page);
  }

  /** How many channels are public. */
  long countPublic();

  /**
   * Public channels, the oldest first, so that each keeps its place while others are added.
   *
   * @param offset how many to leave out at the beginning
   * @param most how many at the most
   */
  List<ChannelView> listPublic(long offset, int most);

  /**
   * Removes some of what deleted channels left behind: their drafts, their posts, their
   * subscriptions, and their events but the deletions. What it costs does not depend on how many
   * channels or events there are. Nothing that can be read changes.
   *
   * @param most how many rows to remove, and how many channels to look at, at the most
   * @return whether there may be more to remove
   */
  boolean purge(int most);
}
