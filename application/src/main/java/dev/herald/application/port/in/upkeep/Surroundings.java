package dev.herald.application.port.in.upkeep;

import java.util.Optional;

/**
 * What whoever runs Herald knows, and Herald doesn't.
 *
 * @param backups tells how backups go; empty if they are no affair of Herald's
 */
public record Surroundings(Optional<ReadBackups> backups) {

  /** Nothing is known. */
  public static final Surroundings UNKNOWN = new Surroundings(Optional.empty());
}
