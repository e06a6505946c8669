package dev.herald.application.port.in.channel;

import dev.herald.application.view.ChannelView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;

/** Reads channels. */
public interface ReadChannels {

  /**
   * @throws Refusal.ChannelNotFound there is no such channel
   */
  ChannelView get(ChannelId id);

  /**
   * Channels, newest first.
   *
   * @param query words, or beginnings of words, that must all be in the name or the profile; blank
   *     for all channels
   */
  Page<ChannelView> list(String query, PageRequest page);
}
