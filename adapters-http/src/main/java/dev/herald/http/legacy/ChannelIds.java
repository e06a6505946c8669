package dev.herald.http.legacy;

import dev.herald.domain.id.ChannelId;
import dev.herald.domain.shared.InvalidValue;

/** Channel ids as the API has them: with a prefix that Herald's own do not have. */
final class ChannelIds {

  private static final String PREFIX = "@TOA#_";
  private static final int MALFORMED = 130007;

  private ChannelIds() {}

  static String write(ChannelId id) {
    return PREFIX + id.value();
  }

  /**
   * @throws LegacyFailure 130007: it is no id of a channel
   */
  static ChannelId read(String id) {
    if (!id.startsWith(PREFIX)) {
      throw new LegacyFailure(MALFORMED, "a channel id must start with " + PREFIX);
    }
    try {
      return new ChannelId(id.substring(PREFIX.length()));
    } catch (InvalidValue invalid) {
      throw new LegacyFailure(MALFORMED, "channel " + invalid.getMessage());
    }
  }
}
