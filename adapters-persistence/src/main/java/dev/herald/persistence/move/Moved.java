package dev.herald.persistence.move;

import java.time.Instant;

/**
 * What an archive has.
 *
 * @param bytes how large it is
 * @param at of which moment it is
 */
public record Moved(
    long bytes,
    Instant at,
    long channels,
    long posts,
    long subscriptions,
    long accounts,
    long tokens,
    long images) {

  static Moved of(Manifest manifest, long bytes) {
    var counts = manifest.counts();
    return new Moved(
        bytes,
        manifest.at(),
        counts.getOrDefault("channels", 0L),
        counts.getOrDefault("posts", 0L),
        counts.getOrDefault("subscriptions", 0L),
        counts.getOrDefault("accounts", 0L),
        counts.getOrDefault("tokens", 0L),
        manifest.images().count());
  }
}
