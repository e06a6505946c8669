package dev.herald.application.port.in.access;

import dev.herald.domain.access.Actor;
import dev.herald.domain.access.StreamTarget;
import java.util.Optional;

/** Tells whose stream ticket it is. */
@FunctionalInterface
public interface AuthenticateByTicket {

  /**
   * Looks whether a ticket opens a stream. What becomes of the token behind it counts as soon as it
   * does for {@link Authenticate}, and it costs as little to ask again while the stream is open. It
   * is not noted as a use of the token: whoever shows the ticket is somebody else, somewhere else.
   *
   * @param target the stream that shall be opened
   */
  Answer authenticate(String ticket, StreamTarget target);

  /**
   * What a ticket is good for.
   *
   * @param isGenuine whether Herald made it for this stream: whoever shows it has not guessed, even
   *     if it has ended
   * @param bearer who made it, with all that they may do now; empty if it does not open the stream
   */
  record Answer(boolean isGenuine, Optional<Actor> bearer) {

    /** Herald never made it, or for another stream. */
    public static final Answer WRONG = new Answer(false, Optional.empty());

    /** It opened the stream once. */
    public static final Answer ENDED = new Answer(true, Optional.empty());

    /** It opens the stream. */
    public static Answer of(Actor bearer) {
      return new Answer(true, Optional.of(bearer));
    }
  }
}
