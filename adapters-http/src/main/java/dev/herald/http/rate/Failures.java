package dev.herald.http.rate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.domain.shared.Sha256;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an address did wrong.
 *
 * @param count how many different wrong secrets it tried
 * @param last the hashes of the last of them
 * @param until when its next attempt is looked at, in nanoseconds of a clock that nobody sets
 */
record Failures(int count, List<String> last, long until) {

  private static final int REMEMBERED = 10;

  static Failures first(String secret, long now) {
    return new Failures(1, List.of(hash(secret)), now);
  }

  /** The failures with one more, which does not count if it is one of the last again. */
  Failures and(String secret) {
    var hash = hash(secret);
    if (last.contains(hash)) return this;
    var others = last.stream().limit(REMEMBERED - 1);
    return new Failures(count + 1, Stream.concat(Stream.of(hash), others).toList(), until);
  }

  Failures until(long nanos) {
    return new Failures(count, last, nanos);
  }

  private static String hash(String secret) {
    return Sha256.of(secret.getBytes(UTF_8)).substring(0, 16);
  }
}
