package dev.herald.http.console;

import dev.herald.domain.id.ChannelId;
import java.util.List;
import java.util.Map;

/**
 * Posts that somebody chose to recall.
 *
 * @param before how many of the chosen ones were recalled before
 * @param channels those of the others, and how many subscribers each has
 */
public record PostsToRecall(List<PostCard> cards, int before, Map<ChannelId, Long> channels) {

  /** How many subscribers the channels have together; who follows several counts as often. */
  public long subscribers() {
    return channels.values().stream().mapToLong(Long::longValue).sum();
  }
}
