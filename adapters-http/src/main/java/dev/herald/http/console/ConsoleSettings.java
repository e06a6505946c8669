package dev.herald.http.console;

import java.time.Duration;

/**
 * What an operator can choose of the console.
 *
 * @param undo how long publishing can be undone: a post of the console's form waits so long before
 *     it goes out; zero for posts that go out at once
 */
public record ConsoleSettings(Duration undo) {

  /** How long publishing can be undone at the most. */
  public static final Duration MAX_UNDO = Duration.ofSeconds(60);

  /** Posts go out at once. */
  public static final ConsoleSettings AT_ONCE = new ConsoleSettings(Duration.ZERO);

  public ConsoleSettings {
    if (undo.isNegative() || undo.compareTo(MAX_UNDO) > 0) {
      throw new IllegalArgumentException("an undo that is not from zero to a minute");
    }
  }
}
