package dev.herald.http.console;

import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.view.ChannelView;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.util.Optional;

/** Finds channels by what may be their id. */
record ChannelFinder(ReadChannels channels) {

  /** The channel with this very id, for whoever looks at the page. */
  Optional<ChannelView> find(String id, View view) {
    try {
      return Optional.of(channels.get(view.actor(), new ChannelId(id)));
    } catch (Refusal.ChannelNotFound | InvalidValue none) {
      return Optional.empty();
    }
  }
}
