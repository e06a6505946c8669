package dev.herald.persistence.backup;

import dev.herald.persistence.backup.Progress.Step;
import dev.herald.persistence.sqlite.DatabaseFile;
import dev.herald.persistence.sqlite.LogOrigin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Copies a database as it is at one moment, while others read and write. */
final class Snapshot {

  /** What is written is flushed so often, or else others would wait for a lot of it at once. */
  private static final long FLUSH_AFTER = 8 * 1024 * 1024;

  private final FileChannel copy;
  private final long expected;
  private final Progress progress;
  private final Pace pace = new Pace();
  private long flushed;

  private Snapshot(FileChannel copy, long expected, Progress progress) {
    this.copy = copy;
    this.expected = expected;
    this.progress = progress;
  }

  /**
   * Writes the copy, and flushes it to the disk.
   *
   * @param file an empty file
   */
  static void take(DatabaseFile database, Path file, Progress progress) throws IOException {
    try (var copy = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var snapshot = new Snapshot(copy, database.usedBytes(), progress);
      var isDone = database.copyTo(file, snapshot::goesOn);
      if (!isDone) progress.at(Step.DATABASE, 0, 0); // says that it is to end
      if (isDone) LogOrigin.disown(copy);
      copy.force(true);
    }
  }

  private boolean goesOn() {
    if (!pace.rest()) return true;
    try {
      var size = copy.size();
      if (size - flushed >= FLUSH_AFTER) {
        copy.force(false);
        flushed = size;
      }
      return progress.isAt(Step.DATABASE, size, Math.max(size, expected));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
