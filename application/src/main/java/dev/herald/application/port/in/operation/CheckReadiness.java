package dev.herald.application.port.in.operation;

import dev.herald.application.failure.StoreTrouble;
import java.util.Optional;

/** Tells whether Herald can do its work. */
@FunctionalInterface
public interface CheckReadiness {

  /**
   * Looks whether changes can be stored, however many ask at most once a second: others are told
   * what was found last.
   *
   * @return why it can't; empty if it can
   */
  Optional<StoreTrouble> check();
}
