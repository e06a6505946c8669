package dev.herald.http.door;

import dev.herald.http.rate.RateLimits;
import java.time.Duration;

/**
 * How much clients may take of the server, and how long they may take.
 *
 * @param connections open at once; more wait until the system lets them in
 * @param connectionsPerAddress how many of them an address may have; 0 for any number
 * @param streams open at once, beside other connections; more are refused
 * @param bytesPerSecond what a client must send of a body, and take of an answer, on average; 0 for
 *     any rate
 * @param grace how long a client may be slower than that
 * @param headers how long the headers of a request may take from their first byte on
 * @param bodyMemory for all bodies under way and what is made of them, in bytes
 * @param answerMemory for all answers that their readers have not taken yet, in bytes
 * @param leftover of a body that nobody wants, how much is read so that its sender sees the answer
 * @param linger how long that may take
 * @param rates how many requests they may send
 */
public record Limits(
    int connections,
    int connectionsPerAddress,
    int streams,
    long bytesPerSecond,
    Duration grace,
    Duration headers,
    long bodyMemory,
    long answerMemory,
    long leftover,
    Duration linger,
    RateLimits rates) {

  public static final int DEFAULT_CONNECTIONS = 2000;
  public static final int DEFAULT_CONNECTIONS_PER_ADDRESS = 500;
  public static final int DEFAULT_STREAMS = 20_000;
  public static final long DEFAULT_BYTES_PER_SECOND = 1000;

  private static final long MEGABYTE = 1024 * 1024;

  /** Fits the memory that Java has been given. */
  public static Limits of(
      int connections,
      int connectionsPerAddress,
      int streams,
      long bytesPerSecond,
      RateLimits rates) {
    var heap = Runtime.getRuntime().maxMemory();
    return new Limits(
        connections,
        connectionsPerAddress,
        streams,
        bytesPerSecond,
        Duration.ofSeconds(10),
        Duration.ofSeconds(20),
        heap / 4,
        heap / 8,
        64 * MEGABYTE,
        Duration.ofSeconds(10),
        rates);
  }

  public static Limits usual() {
    return of(
        DEFAULT_CONNECTIONS,
        DEFAULT_CONNECTIONS_PER_ADDRESS,
        DEFAULT_STREAMS,
        DEFAULT_BYTES_PER_SECOND,
        RateLimits.USUAL);
  }

  /** The same with these rates. */
  public Limits with(RateLimits other) {
    return new Limits(
        connections,
        connectionsPerAddress,
        streams,
        bytesPerSecond,
        grace,
        headers,
        bodyMemory,
        answerMemory,
        leftover,
        linger,
        other);
  }

  /** The same with this many streams. */
  public Limits streams(int most) {
    return new Limits(
        connections,
        connectionsPerAddress,
        most,
        bytesPerSecond,
        grace,
        headers,
        bodyMemory,
        answerMemory,
        leftover,
        linger,
        rates);
  }

  /** Whether a client that has moved so many bytes in this time is slower than it may be. */
  boolean isTooSlow(long bytes, long nanos) {
    return nanos > grace.toNanos() && bytes < bytesPerSecond * (nanos / 1e9);
  }
}
