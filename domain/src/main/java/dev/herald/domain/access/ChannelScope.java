package dev.herald.domain.access;

import dev.herald.domain.id.ChannelId;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Which channels somebody knows of. All others are as if they were not there.
 *
 * @param only these; empty for all that there are and ever will be
 */
public record ChannelScope(Optional<Set<ChannelId>> only) {

  /** To how many channels somebody can be bound. */
  public static final int MAX_CHANNELS = 100;

  /** Every channel. */
  public static final ChannelScope ALL = new ChannelScope(Optional.empty());

  /**
   * @throws InvalidValue {@code channels.required} there are none of them, or {@code
   *     channels.too_many}
   */
  public ChannelScope {
    only = only.map(Set::copyOf);
    var size = only.map(Set::size).orElse(1);
    if (size == 0) throw new InvalidValue(Violation.required("channels"));
    if (size > MAX_CHANNELS) {
      throw new InvalidValue(Violation.tooMany("channels", MAX_CHANNELS, size));
    }
  }

  /** These channels and no others. */
  public static ChannelScope of(Collection<ChannelId> channels) {
    return new ChannelScope(Optional.of(Set.copyOf(channels)));
  }

  public boolean isAll() {
    return only.isEmpty();
  }

  public boolean contains(ChannelId channel) {
    return only.map(channels -> channels.contains(channel)).orElse(true);
  }
}
