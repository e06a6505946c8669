package dev.herald.application.port.in.operation;

import dev.herald.domain.access.Actor;
import dev.herald.domain.refusal.Refusal;
import java.time.Instant;
import java.util.Optional;

/** Notes in the audit log that a backup was put back. */
@FunctionalInterface
public interface NoteRestore {

  /**
   * Notes it behind all that the backup knows of.
   *
   * @param file the name of the backup
   * @param lastEvent when the last event happened that it has; empty if it has none
   * @throws Refusal.Forbidden whoever puts a backup back decides which tokens are valid, and the
   *     actor may not
   */
  void note(Actor actor, String file, Optional<Instant> lastEvent);
}
