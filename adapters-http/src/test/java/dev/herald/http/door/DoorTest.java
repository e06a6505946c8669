package dev.herald.http.door;

import dev.herald.application.port.in.UseCases;
import dev.herald.http.rate.RateLimits;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.RawConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** A test of a server with limits of its own. */
abstract class DoorTest extends HttpTest {

  static final Duration LONG = Duration.ofMinutes(5);
  static final long MEGABYTE = 1024 * 1024;

  /** Nobody is slow, and there is room for everything. */
  static final Limits WIDE =
      new Limits(
          2000,
          0,
          100,
          1000,
          LONG,
          LONG,
          64 * MEGABYTE,
          64 * MEGABYTE,
          64 * MEGABYTE,
          Duration.ofMinutes(1),
          RateLimits.NONE);

  /** Everybody is slow who waits for a moment. */
  static final Limits STRICT =
      new Limits(
          2000,
          0,
          100,
          Long.MAX_VALUE / 1_000_000,
          Duration.ofMillis(50),
          Duration.ofMillis(50),
          64 * MEGABYTE,
          64 * MEGABYTE,
          64 * MEGABYTE,
          Duration.ofMillis(50),
          RateLimits.NONE);

  final void serve(Limits limits) {
    serve(herald, limits);
  }

  final void serve(UseCases useCases, Limits limits) {
    serve(useCases, settings(Optional.empty()).limitedTo(limits));
  }

  static Limits withBodyMemory(long bytes) {
    return new Limits(
        2000,
        0,
        100,
        1000,
        LONG,
        LONG,
        bytes,
        64 * MEGABYTE,
        64 * MEGABYTE,
        Duration.ofMinutes(1),
        RateLimits.NONE);
  }

  /** Sends the first lines of a request with a token, and as many bytes as it says. */
  final RawConnection begin(String line, String length, String... headers) {
    return anybody
        .connect()
        .lines(line + " HTTP/1.1", "Host: localhost", length)
        .lines("Authorization: Bearer " + secret("admin"), "Sec-Fetch-Site: same-origin")
        .lines(Stream.concat(Stream.of(headers), Stream.of("")).toArray(String[]::new));
  }
}
