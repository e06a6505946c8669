package dev.herald.application.port.in.session;

import dev.herald.application.port.in.access.Authenticate.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Begins sessions. */
public interface SignIn {

  /** When a session ends, however much it is used. */
  Duration LASTS = Duration.ofDays(7);

  /** Begins a session of an access token; empty if nobody bears it. */
  Optional<Session> withToken(String token);

  /**
   * Begins a session with the code of a link, which is of no use afterwards; empty if it is of no
   * use already.
   */
  Optional<Session> withCode(String code);

  /** Whether a session could begin with the code. Doesn't use it up. */
  boolean isCode(String code);

  /**
   * A session that has begun.
   *
   * @param secret what proves it, in letters, digits, {@code -} and {@code _}; it is kept nowhere
   *     else
   * @param until when it ends
   */
  record Session(String secret, Caller caller, Instant until) {}
}
