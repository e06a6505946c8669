package dev.herald.http.rate;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.herald.http.problem.RequestRefused;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;

/**
 * How many requests all clients of a kind may send. Each has a bucket of as many tokens as there
 * may be requests in a minute, which fills evenly again. A bucket that nobody used for a minute is
 * full, and forgotten.
 */
final class Rate {

  /** Of more clients at once some are forgotten early, and begin again. A bucket has 300 bytes. */
  static final int MAX_CLIENTS = 20_000;

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final String name;
  private final long perMinute;
  private final LoadingCache<String, Bucket> buckets;

  /**
   * @param name how the policy is called in headers
   * @param perMinute 0 for any number
   * @param time which nobody sets
   */
  Rate(String name, long perMinute, TimeMeter time) {
    this.name = name;
    this.perMinute = perMinute;
    buckets =
        Caffeine.newBuilder()
            .maximumSize(MAX_CLIENTS)
            .expireAfterAccess(WINDOW)
            .ticker(time::currentTimeNanos)
            .build(client -> bucket(perMinute, time));
  }

  private static Bucket bucket(long perMinute, TimeMeter time) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
        .withCustomTimePrecision(time)
        .build();
  }

  /**
   * Counts a request.
   *
   * @return the headers that say how many may follow; none if any number may
   * @throws RequestRefused 429: it was one too many
   */
  Map<String, String> count(String client) {
    if (perMinute == 0) return Map.of();
    var probe = buckets.get(client).tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) return Map.of("RateLimit-Policy", policy(), "RateLimit", left(probe));
    throw TooMany.requests(perMinute, probe.getNanosToWaitForRefill(), policy(), left(probe));
  }

  /** How many clients it remembers. */
  long clients() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }

  /** As a draft of the IETF has it, draft-ietf-httpapi-ratelimit-headers. */
  private String policy() {
    return '"' + name + "\";q=" + perMinute + ";w=" + WINDOW.toSeconds();
  }

  /** How many are left, and in how many seconds there are as many as ever. */
  private String left(ConsumptionProbe probe) {
    var full = TooMany.seconds(probe.getNanosToWaitForReset());
    return '"' + name + "\";r=" + probe.getRemainingTokens() + ";t=" + full;
  }
}
