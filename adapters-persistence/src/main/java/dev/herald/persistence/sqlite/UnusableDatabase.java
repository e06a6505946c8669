package dev.herald.persistence.sqlite;

import dev.herald.persistence.folder.UnusableDataFolder;
import java.nio.file.Path;

/** Says to an operator why a database can't be opened, and what to do. */
final class UnusableDatabase {

  private UnusableDatabase() {}

  static UnusableDataFolder of(Path file, Throwable failure) {
    return new UnusableDataFolder(sentence(file.toAbsolutePath(), failure), failure);
  }

  private static String sentence(Path file, Throwable failure) {
    return switch (SqliteFailures.codeOf(failure)) {
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
          "Herald can't write its database %s. It must be writable for the user that runs Herald."
              .formatted(file);
      case SQLITE_CORRUPT ->
          "The database %s is damaged. Put it back from a backup (%s)."
              .formatted(file, rootOf(failure));
      case SQLITE_FULL -> "There is no room left for the database %s.".formatted(file);
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "Another program is using the database %s. Stop it.".formatted(file);
      default -> "The database %s can't be opened: %s".formatted(file, rootOf(failure));
    };
  }

  private static String rootOf(Throwable failure) {
    var root = failure;
    while (root.getCause() != null) root = root.getCause();
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
  }
}
