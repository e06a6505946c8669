package dev.herald.application.port.in.access;

import dev.herald.domain.shared.InvalidValue;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets the first administrator in. */
@FunctionalInterface
public interface IssueFirstToken {

  /** The shortest secret that can be chosen, in characters. */
  int MIN_SECRET_LENGTH = 16;

  /** How long one can sign in with the code. */
  Duration CODE_LASTS = Duration.ofHours(24);

  /**
   * Makes an admin token, and a code to sign in with, unless there is a token already.
   *
   * @param chosen the secret it shall have, of 16 to 255 printable ASCII characters without spaces;
   *     empty for a generated one
   * @param show is given what was made before that is kept: whatever ends the process, what is kept
   *     was shown, and what was not kept is made anew the next time
   * @return empty if there was a token already
   * @throws InvalidValue {@code token.malformed}: the chosen secret is too short, too long or has
   *     other characters
   */
  Optional<FirstAccess> issueFirst(Optional<String> chosen, Consumer<FirstAccess> show);

  /** The same for callers who need not show it before it is kept. */
  default Optional<FirstAccess> issueFirst(Optional<String> chosen) {
    return issueFirst(chosen, access -> {});
  }

  /**
   * What lets the first administrator in. It is kept nowhere else.
   *
   * @param token the secret of the token, whether it was chosen or generated
   * @param signInCode with it one can sign in once, for as long as {@link #CODE_LASTS}
   */
  record FirstAccess(String token, String signInCode) {}
}
