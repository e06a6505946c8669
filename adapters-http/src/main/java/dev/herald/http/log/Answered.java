package dev.herald.http.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A request that was answered, for an access log. Texts are as clients sent them: whoever writes
 * them down escapes what must not be in a log.
 *
 * @param at when it came
 * @param client the address of the client, as trusted proxies tell it
 * @param who sent it, such as {@code token:press office}, if that is known; never a secret
 * @param path without the query, which may have secrets in it
 * @param protocol such as {@code HTTP/1.1}
 * @param bytes of the answer's body, as they were sent
 * @param took until all of the answer was sent
 */
public record Answered(
    Instant at,
    String client,
    Optional<String> who,
    String method,
    String path,
    String protocol,
    int status,
    long bytes,
    Duration took,
    String requestId) {

  /** The same when more was sent of it, for which it took so long in all. */
  Answered andMore(long more, Duration all) {
    return new Answered(
        at, client, who, method, path, protocol, status, bytes + more, all, requestId);
  }
}
