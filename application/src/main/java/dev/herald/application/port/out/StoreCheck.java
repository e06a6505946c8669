package dev.herald.application.port.out;

import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.view.StoreFigures;
import java.util.Optional;

/** Looks whether changes can be stored, and how the store does. */
public interface StoreCheck {

  /**
   * Tries to store something that can't be read, wherever Herald stores anything. It takes some
   * seconds at most, and leaves the version of the {@link UnitOfWork} as it is.
   *
   * @return why it can't; empty if it can
   */
  Optional<StoreTrouble> check();

  /** How the store does, in numbers; 0 where it can't tell. It changes nothing. */
  default StoreFigures figures() {
    return StoreFigures.NONE;
  }
}
