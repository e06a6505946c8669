package dev.herald.bootstrap.cli;

import dev.herald.http.door.Limits;
import dev.herald.http.rate.RateLimits;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How much clients may take of the server. */
final class LimitOptions {

  private static final int MIN_CONNECTIONS = 10;
  private static final int MAX_CONNECTIONS = 100_000;
  private static final int MAX_RATE = 1_000_000;
  private static final int MAX_REQUESTS = 100_000_000;

  @Option(
      names = "--max-connections",
      defaultValue = "" + Limits.DEFAULT_CONNECTIONS,
      paramLabel = "NUMBER",
      description =
          "How many connections may be open at once, 10 to 100000 (default: 2000). More wait until"
              + " others are closed.")
  private int connections;

  @Option(
      names = "--max-connections-per-address",
      defaultValue = "" + Limits.DEFAULT_CONNECTIONS_PER_ADDRESS,
      paramLabel = "NUMBER",
      description =
          "How many connections an address may have, up to 100000; 0 for any number (default: 500)."
              + " Of more, those of the least use are closed. Trusted proxies may have any number.")
  private int connectionsPerAddress;

  @Option(
      names = "--max-streams",
      defaultValue = "" + Limits.DEFAULT_STREAMS,
      paramLabel = "NUMBER",
      description =
          "How many live streams may be open at once, beside other connections, up to 100000"
              + " (default: 20000). More are refused with 503.")
  private int streams;

  @Option(
      names = "--min-rate",
      defaultValue = "" + Limits.DEFAULT_BYTES_PER_SECOND,
      paramLabel = "BYTES",
      description =
          "How many bytes a second clients must send or take on average, up to 1000000; 0 for any"
              + " rate (default: 1000). Those who are slower after ten seconds are cut off.")
  private int bytesPerSecond;

  @Option(
      names = "--requests-per-token",
      defaultValue = "0",
      paramLabel = "NUMBER",
      description =
          "How many requests a minute each token may send, up to 100000000; 0 for any number"
              + " (default: 0). More are refused with 429.")
  private long requestsPerToken;

  @Option(
      names = "--requests-per-address",
      defaultValue = "" + RateLimits.DEFAULT_PER_ADDRESS,
      paramLabel = "NUMBER",
      description =
          "How many requests a minute may come from each address without a token, up to 100000000;"
              + " 0 for any number (default: 3000). More are refused with 429.")
  private long requestsPerAddress;

  @Option(
      names = "--wrong-secrets",
      defaultValue = "" + RateLimits.DEFAULT_WRONG_SECRETS,
      paramLabel = "NUMBER",
      description =
          "How many different wrong tokens, signatures or sign-in links each address may try,"
              + " up to 100000000; 0 for any number (default: 10). After that it waits a second,"
              + " and twice as long after each further one, up to five minutes.")
  private int wrongSecrets;

  /** What is wrong with them. */
  Optional<String> objection() {
    if (connections < MIN_CONNECTIONS || connections > MAX_CONNECTIONS) {
      return Optional.of(
          "--max-connections must be from 10 to 100000, but is " + connections + ".");
    }
    if (connectionsPerAddress < 0 || connectionsPerAddress > MAX_CONNECTIONS) {
      return Optional.of(
          "--max-connections-per-address must be from 0 to 100000, but is "
              + connectionsPerAddress
              + ".");
    }
    if (streams < 0 || streams > MAX_CONNECTIONS) {
      return Optional.of("--max-streams must be from 0 to 100000, but is " + streams + ".");
    }
    if (bytesPerSecond < 0 || bytesPerSecond > MAX_RATE) {
      return Optional.of("--min-rate must be from 0 to 1000000, but is " + bytesPerSecond + ".");
    }
    return objection("--requests-per-token", requestsPerToken)
        .or(() -> objection("--requests-per-address", requestsPerAddress))
        .or(() -> objection("--wrong-secrets", wrongSecrets));
  }

  private static Optional<String> objection(String option, long number) {
    if (number >= 0 && number <= MAX_REQUESTS) return Optional.empty();
    return Optional.of(option + " must be from 0 to 100000000, but is " + number + ".");
  }

  Limits limits() {
    return Limits.of(
        connections,
        connectionsPerAddress,
        streams,
        bytesPerSecond,
        new RateLimits(requestsPerToken, requestsPerAddress, wrongSecrets));
  }
}
