package dev.herald.http.legacy;

import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The receiver of the compatible API's callbacks.
 *
 * @param token by which the receiver knows that Herald calls; without one calls are not signed
 * @param commands those of {@link #COMMANDS} that are on
 * @param blocksWhenUnanswered whether what the receiver was asked about is refused, and not
 *     allowed, when it gives no answer
 */
public record CallbackSettings(
    HttpUrl url, Optional<String> token, Set<String> commands, boolean blocksWhenUnanswered) {

  /** The names of all callbacks. */
  public static final List<String> COMMANDS =
      Arrays.stream(CallbackCommand.values()).map(command -> command.title).toList();

  /**
   * @throws InvalidValue with the rule {@code unknown}: there is no such command
   */
  public CallbackSettings {
    commands = Set.copyOf(commands);
    for (var command : commands) {
      if (!COMMANDS.contains(command)) {
        throw new InvalidValue(
            Violation.of(
                "commands",
                "unknown",
                "has no such callback: %s; there are %s"
                    .formatted(command, String.join(", ", COMMANDS))));
      }
    }
  }

  /** Says nothing of the token, so that no log does. */
  @Override
  public String toString() {
    return "CallbackSettings[url=%s, commands=%s]".formatted(url, commands);
  }
}
