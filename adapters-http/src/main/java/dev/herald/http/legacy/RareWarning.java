package dev.herald.http.legacy;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Counts what is worth a line in the log, so that the log has one line a minute and not all. */
final class RareWarning {

  static final Duration PAUSE = Duration.ofMinutes(1);

  private @Nullable Instant last;
  private long kept;

  /**
   * Counts one more.
   *
   * @return if it is time for a line: how many there were before this one since the last line
   */
  synchronized OptionalLong count(Instant now) {
    if (last != null && !now.isBefore(last) && now.isBefore(last.plus(PAUSE))) {
      kept++;
      return OptionalLong.empty();
    }
    var before = kept;
    last = now;
    kept = 0;
    return OptionalLong.of(before);
  }
}
