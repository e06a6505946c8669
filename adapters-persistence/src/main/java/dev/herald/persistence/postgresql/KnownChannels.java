package dev.herald.persistence.postgresql;

import dev.herald.domain.id.ChannelId;
import dev.herald.persistence.sql.Additions.Newest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the channels go on that were published in lately, as far as nobody else can have written
 * since it was read. For the writer's thread alone.
 */
final class KnownChannels {

  private static final int MOST = 1_000;

  /** Those that were needed last are at the end. */
  private final Map<ChannelId, Newest> newest = new LinkedHashMap<>(16, 0.75f, true);

  Optional<Newest> find(ChannelId channel) {
    return Optional.ofNullable(newest.get(channel));
  }

  void put(ChannelId channel, Newest post) {
    newest.put(channel, post);
    if (newest.size() > MOST) newest.remove(newest.keySet().iterator().next());
  }

  void forget() {
    newest.clear();
  }
}
