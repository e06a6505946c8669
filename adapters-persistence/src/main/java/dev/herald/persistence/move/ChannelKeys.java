package dev.herald.persistence.move;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Finds the keys of channels by their ids, and remembers those that were needed last. */
final class ChannelKeys {

  private static final int MOST_REMEMBERED = 10_000;

  private final Handle db;
  private final Map<String, Long> keys =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  ChannelKeys(Handle db) {
    this.db = db;
  }

  /**
   * The key of a channel.
   *
   * @throws IllegalArgumentException there is none with this id
   */
  long of(String id) {
    var known = keys.get(id);
    if (known != null) return known;
    var key =
        db.createQuery("SELECT key FROM channel WHERE id = :id")
            .bind("id", id)
            .mapTo(Long.class)
            .findOne()
            .orElseThrow(() -> new IllegalArgumentException("channel"));
    keys.put(id, key);
    return key;
  }
}
