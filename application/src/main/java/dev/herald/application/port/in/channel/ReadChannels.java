package dev.herald.application.port.in.channel;

import dev.herald.application.view.ChannelOrder;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.SearchWords;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;

/** Reads channels. */
public interface ReadChannels {

  /**
   * @throws Refusal.ChannelNotFound there is no such channel
   */
  ChannelView get(Actor actor, ChannelId id);

  /**
   * Channels in an order.
   *
   * @param query words, or beginnings of words, that must all be in the name, the profile or the
   *     id; blank for all channels
   * @throws InvalidValue {@code query.too_many}: more words than {@link SearchWords#MAX}
   */
  Page<ChannelView> list(Actor actor, String query, ChannelOrder order, PageRequest page);

  /** Channels, newest first. */
  default Page<ChannelView> list(Actor actor, String query, PageRequest page) {
    return list(actor, query, ChannelOrder.NEWEST, page);
  }
}
