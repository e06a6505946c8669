package dev.herald.http.v1;

import dev.herald.domain.access.Actor;
import dev.herald.http.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whoever asks, as Herald knows them.
 *
 * @param channels null for all
 * @param expiresAt null for never
 */
record SelfJson(
    String name, String role, @Nullable List<String> channels, @Nullable String expiresAt) {

  static SelfJson of(Actor actor, Optional<Instant> expiresAt) {
    return new SelfJson(
        actor.id().name(),
        TokenJson.word(actor.role()),
        TokenJson.channels(actor.channels()),
        expiresAt.map(Json::time).orElse(null));
  }
}
