package dev.herald.persistence.doctor;

import dev.herald.persistence.folder.DataLayout;
import dev.herald.persistence.folder.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Consumer;

/** The data folder itself: who may read it, and how much room there is. */
final class FolderCheck implements Check {

  private static final long MEGABYTE = 1_000_000;
  private static final long NEARLY_FULL = 100 * MEGABYTE;
  private static final long LITTLE_ROOM = 1_000 * MEGABYTE;
  private static final long LARGE_LOG = 1_000 * MEGABYTE;

  private final DataLayout data;

  FolderCheck(DataLayout data) {
    this.data = data;
  }

  @Override
  public void look(Consumer<Finding> found) throws IOException {
    room(found);
    if (OwnerOnly.othersCanRead(data)) {
      found.accept(
          Finding.problem(
              "Other users of this machine can read Herald's data.",
              "To keep them out: chmod -R go= " + data.root()));
    }
    var log = data.root().resolve("herald.db-wal");
    if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
      found.accept(
          Finding.hint(
              "The log of the database has %s MB.".formatted(Files.size(log) / MEGABYTE),
              "It shrinks when nothing reads the database for long any more: look for a backup or another program that has it open."));
    }
    try (var old = Files.newDirectoryStream(data.root(), "before-*")) {
      for (var folder : old) {
        found.accept(
            Finding.hint(
                "%s has the data from before a restore.".formatted(folder),
                "Delete it when you are sure that nothing of it is needed."));
      }
    }
  }

  private void room(Consumer<Finding> found) throws IOException {
    var room = Files.getFileStore(data.root()).getUsableSpace();
    if (room >= LITTLE_ROOM) return;
    found.accept(
        new Finding(
            room < NEARLY_FULL,
            "The disk of %s has %s MB left.".formatted(data.root(), room / MEGABYTE),
            "Make room, or move the folder to a larger disk: without room, Herald refuses all changes, also signing in and revoking tokens."));
  }
}
