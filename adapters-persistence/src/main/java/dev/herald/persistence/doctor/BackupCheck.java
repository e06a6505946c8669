package dev.herald.persistence.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether there is a backup that is not too old. */
final class BackupCheck implements Check {

  private static final Duration TOO_OLD = Duration.ofDays(2);

  private final Optional<Path> folder;
  private final Instant now;

  BackupCheck(Optional<Path> folder, Instant now) {
    this.folder = folder;
    this.now = now;
  }

  @Override
  public void look(Consumer<Finding> found) throws IOException {
    if (folder.isEmpty()) {
      found.accept(
          Finding.hint(
              "It is not known whether there are backups.",
              "Have the server make them with --backup-every and --backup-to, and name the folder here with --backup-to."));
      return;
    }
    var newest = newest(folder.get());
    if (newest.isEmpty()) {
      found.accept(
          Finding.problem(
              "There is no backup in %s.".formatted(folder.get()),
              "Make one with herald backup; look in the server's log if it should make them."));
    } else if (newest.get().isBefore(now.minus(TOO_OLD))) {
      found.accept(
          Finding.problem(
              "The newest backup in %s is of %s.".formatted(folder.get(), newest.get()),
              "Make one with herald backup; look in the server's log if it should make them."));
    }
  }

  /** A backup is there if its checksum and its database are. */
  private static Optional<Instant> newest(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return Optional.empty();
    var newest = Optional.<Instant>empty();
    try (var files = Files.newDirectoryStream(folder, "*.sha256")) {
      for (var file : files) {
        var name = file.getFileName().toString();
        var database = file.resolveSibling(name.substring(0, name.length() - ".sha256".length()));
        if (Files.notExists(database)) continue;
        var made = Files.getLastModifiedTime(database).toInstant();
        if (newest.isEmpty() || made.isAfter(newest.get())) newest = Optional.of(made);
      }
    }
    return newest;
  }
}
