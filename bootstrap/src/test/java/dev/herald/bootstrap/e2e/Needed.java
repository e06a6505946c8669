package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Programs of others that tests need, and a machine may lack. */
public final class Needed {

  private Needed() {}

  /**
   * Skips what needs a program that is not there, or fails where it is promised.
   *
   * @param who needs it
   * @param how it is had
   * @param promise the environment variable that says {@code required} where it is promised
   */
  public static void require(Path program, String who, String how, String promise) {
    if (Files.isExecutable(program)) return;
    var why = "There is no %s: %s".formatted(program, how);
    if ("required".equals(System.getenv(promise))) fail(why);
    System.err.println(who + " is skipped. " + why);
    abort(why);
  }
}
