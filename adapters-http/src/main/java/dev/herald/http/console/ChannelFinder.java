package dev.herald.http.console;

import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.util.Optional;
import java.util.stream.Stream;

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

  /**
   * The channel with this very id, and then the newest of those with these words.
   *
   * @param most of those with these words
   */
  Page<ChannelView> search(String query, int most, View view) {
    var named = find(query, view);
    var found = channels.list(view.actor(), query, PageRequest.first(most));
    var others =
        found.items().stream()
            .filter(it -> !named.map(ChannelFinder::id).equals(Optional.of(id(it))));
    return new Page<>(Stream.concat(named.stream(), others).toList(), found.next());
  }

  private static ChannelId id(ChannelView view) {
    return view.channel().id();
  }
}
