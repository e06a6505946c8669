package dev.herald.application.service;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Does tasks one after the other: one that fails keeps no other from its turn. */
final class Turns {

  private boolean isMore;
  private @Nullable RuntimeException failure;

  /** Does a task, which returns whether there may be more to do. */
  void take(BooleanSupplier task) {
    try {
      if (task.getAsBoolean()) isMore = true;
    } catch (RuntimeException e) {
      if (failure == null) failure = e;
      else if (failure != e) failure.addSuppressed(e);
    }
  }

  /**
   * Whether there may be more to do.
   *
   * @throws RuntimeException the first failure, with all others as suppressed ones
   */
  boolean end() {
    if (failure != null) throw failure;
    return isMore;
  }
}
