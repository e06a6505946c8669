package dev.herald.application.port.in.access;

import dev.herald.domain.shared.InvalidValue;
import java.util.Optional;

/** Lets the first administrator in. */
@FunctionalInterface
public interface IssueFirstToken {

  /** The shortest secret that can be chosen, in characters. */
  int MIN_SECRET_LENGTH = 16;

  /**
   * Makes an admin token, unless there is a token already.
   *
   * @param chosen the secret it shall have, of 16 to 255 printable ASCII characters without spaces;
   *     empty for a generated one
   * @return the secret, which is kept nowhere else; empty if there was a token already
   * @throws InvalidValue {@code token.malformed}: the chosen secret is too short, too long or has
   *     other characters
   */
  Optional<String> issueFirst(Optional<String> chosen);
}
