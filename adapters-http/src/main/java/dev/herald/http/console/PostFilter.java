package dev.herald.http.console;

import dev.herald.application.view.ChannelView;
import java.util.Optional;

/**
 * What the list of posts is asked for, as it stands in the address.
 *
 * @param query words; empty for all posts
 * @param channel empty for all channels
 * @param type the name of a type; empty for all
 * @param publishedBy kind and name of who published; empty for anybody
 * @param from the first day, such as {@code 2026-01-31}; empty for no limit
 * @param to the last day, the whole of it; empty for no limit
 */
public record PostFilter(
    String query,
    Optional<ChannelView> channel,
    String type,
    String publishedBy,
    String from,
    String to) {

  /** Whether all posts are asked for. */
  public boolean isEmpty() {
    return query.isEmpty()
        && channel.isEmpty()
        && type.isEmpty()
        && publishedBy.isEmpty()
        && from.isEmpty()
        && to.isEmpty();
  }
}
