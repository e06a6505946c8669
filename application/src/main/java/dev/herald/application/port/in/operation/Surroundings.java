package dev.herald.application.port.in.operation;

import dev.herald.application.view.Warning;
import java.util.List;
import java.util.Optional;

/**
 * What whoever runs Herald knows, and Herald doesn't.
 *
 * @param warnings what is unsafe about how it is run
 * @param backups tells how backups go; empty if they are no affair of Herald's
 */
public record Surroundings(List<Warning> warnings, Optional<ReadBackups> backups) {

  /** Nothing is known. */
  public static final Surroundings UNKNOWN = new Surroundings(List.of(), Optional.empty());

  public Surroundings {
    warnings = List.copyOf(warnings);
  }
}
