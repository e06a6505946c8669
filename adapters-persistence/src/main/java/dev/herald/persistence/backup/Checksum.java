package dev.herald.persistence.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.domain.shared.Sha256;
import dev.herald.persistence.backup.Progress.Step;
import dev.herald.persistence.folder.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The SHA-256 of a backup's database, in a file beside it of the form that {@code sha256sum -c}
 * reads. SQLite's own check would not notice a letter that has changed.
 */
final class Checksum {

  private static final int BUFFER_SIZE = 256 * 1024;
  private static final int HEX_DIGITS = 64;

  private Checksum() {}

  /** Where the checksum of a database is. */
  static Path besides(Path database) {
    return database.resolveSibling(database.getFileName() + ".sha256");
  }

  /** The hash of a file's bytes. */
  static String of(Path file, Progress progress) throws IOException {
    var digest = Sha256.digest();
    var size = Files.size(file);
    var buffer = new byte[BUFFER_SIZE];
    try (var in = Files.newInputStream(file)) {
      var done = 0L;
      for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        done += read;
        progress.at(Step.CHECK, done, size);
      }
    }
    return Sha256.of(digest);
  }

  /** Writes it down, durably. */
  static void write(String hash, Path database) throws IOException {
    var file = besides(database);
    Files.deleteIfExists(file);
    OwnerOnly.createFile(file);
    var line = (hash + "  " + database.getFileName() + "\n").getBytes(UTF_8);
    try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(line);
      while (bytes.hasRemaining()) out.write(bytes);
      out.force(true);
    }
  }

  /**
   * Compares the database with what was written down, if anything was.
   *
   * @throws BackupFailure it is another one
   */
  static void require(Path database, Progress progress) throws IOException {
    var file = besides(database);
    if (Files.notExists(file)) return;
    var written = Files.readString(file, UTF_8).strip();
    if (written.length() < HEX_DIGITS
        || !written.substring(0, HEX_DIGITS).equals(of(database, progress))) {
      throw new BackupFailure(
          "The backup %s is damaged: it is not the file whose SHA-256 is in %s. Take another one."
              .formatted(database, file),
          null);
    }
  }
}
