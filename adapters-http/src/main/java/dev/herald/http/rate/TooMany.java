package dev.herald.http.rate;

import dev.herald.http.problem.Problem;
import dev.herald.http.problem.RequestRefused;

/** Says that somebody has to wait. */
final class TooMany {

  private static final long NANOS_IN_A_SECOND = 1_000_000_000;

  private TooMany() {}

  static RequestRefused requests(long perMinute, long waitNanos, String policy, String left) {
    var detail = "There may be %s requests in a minute.".formatted(perMinute);
    return new RequestRefused(
        problem("too_many_requests", "Too many requests", detail, waitNanos)
            .with("RateLimit-Policy", policy)
            .with("RateLimit", left));
  }

  static RequestRefused attempts(long waitNanos) {
    var detail = "Too many wrong secrets came from this address.";
    return new RequestRefused(problem("too_many_attempts", "Too many attempts", detail, waitNanos));
  }

  private static Problem problem(String code, String title, String why, long waitNanos) {
    var wait = seconds(waitNanos);
    return Problem.of(429, code, title, why + " Try again in %s s.".formatted(wait))
        .with("Retry-After", Long.toString(wait));
  }

  /** Rounded up: sooner would be too soon. */
  static long seconds(long nanos) {
    return Math.max(1, (nanos + NANOS_IN_A_SECOND - 1) / NANOS_IN_A_SECOND);
  }
}
