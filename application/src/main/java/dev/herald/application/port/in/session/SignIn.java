package dev.herald.application.port.in.session;

import dev.herald.domain.access.Actor;
import dev.herald.domain.access.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Begins sessions. */
public interface SignIn {

  /** When a session ends, however much it is used. */
  Duration LASTS = Duration.ofDays(7);

  /** Begins a session of an access token; empty if nobody bears it. */
  Optional<Session> withToken(String token, Device device);

  /** The same on a device of which nothing is known. */
  default Optional<Session> withToken(String token) {
    return withToken(token, Device.UNKNOWN);
  }

  /**
   * Begins a session with the code of a link, which is of no use afterwards; empty if it is of no
   * use already. If it is that of an invitation, this accepts it: then there is a new token.
   */
  Optional<Session> withCode(String code, Device device);

  /** The same on a device of which nothing is known. */
  default Optional<Session> withCode(String code) {
    return withCode(code, Device.UNKNOWN);
  }

  /**
   * The token, or the invitation, of which a session could begin with the code. Doesn't use it up.
   */
  Optional<Token> ofCode(String code);

  /**
   * With what somebody signs in.
   *
   * @param address its network address
   * @param browser what it says that it is; no more than {@link #MAX_BROWSER} characters are kept
   */
  record Device(Optional<String> address, String browser) {

    public static final int MAX_BROWSER = 300;

    /** Nothing is known of it. */
    public static final Device UNKNOWN = new Device(Optional.empty(), "");

    public Device {
      browser = browser.substring(0, Math.min(browser.length(), MAX_BROWSER));
    }
  }

  /**
   * A session that has begun.
   *
   * @param secret what proves it, in letters, digits, {@code -} and {@code _}; it is kept nowhere
   *     else
   * @param until when it ends
   * @param tokenSecret that of the token which was made for whoever accepted an invitation; it is
   *     kept nowhere else
   */
  record Session(String secret, Actor actor, Instant until, Optional<String> tokenSecret) {

    /** Without the secrets, which no log shall have. */
    @Override
    public String toString() {
      return "Session[actor=%s, until=%s]".formatted(actor.id(), until);
    }
  }
}
