package dev.herald.http.v1;

import dev.herald.application.port.in.access.IssueToken.Issued;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.Token;
import dev.herald.domain.id.ChannelId;
import dev.herald.http.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An access token in an answer.
 *
 * @param channels null for all
 * @param secret null but in the answer to the request that made the token
 */
record TokenJson(
    String name,
    String role,
    @Nullable List<String> channels,
    String state,
    String createdAt,
    String createdBy,
    @Nullable String expiresAt,
    @Nullable String revokedAt,
    @Nullable String lastUsedAt,
    @Nullable String lastUsedFrom,
    @Nullable String secret) {

  /** A token as it is shown at any time. */
  static TokenJson of(Token token, Instant now) {
    return of(token, now, null);
  }

  /** A new token, with its secret. */
  static TokenJson withSecret(Issued issued, Instant now) {
    return of(issued.token(), now, issued.secret());
  }

  private static TokenJson of(Token token, Instant now, @Nullable String secret) {
    return new TokenJson(
        token.name().value(),
        word(token.role()),
        channels(token.channels()),
        word(token.state(now)),
        Json.time(token.createdAt()),
        token.issuedBy().toString(),
        token.expiresAt().map(Json::time).orElse(null),
        token.revokedAt().map(Json::time).orElse(null),
        token.lastUse().map(Token.Use::at).map(Json::time).orElse(null),
        token.lastUse().flatMap(Token.Use::address).orElse(null),
        secret);
  }

  /** The ids in their order; null for all channels. */
  static @Nullable List<String> channels(ChannelScope scope) {
    return scope
        .only()
        .map(only -> only.stream().map(ChannelId::value).sorted().toList())
        .orElse(null);
  }

  /** As clients know it, such as {@code editor}. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
