package dev.herald.persistence.move;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.herald.persistence.folder.DataLayout;
import dev.herald.persistence.folder.Folders;
import dev.herald.persistence.folder.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Says in a data folder which archive is being imported there, and into a database elsewhere, while
 * the two can't be made one in one step.
 */
final class ImportMark {

  private final Path file;
  private final String begun;
  private final String ended;

  /**
   * @param archive tells it from others
   */
  ImportMark(DataLayout folder, String archive) {
    file = folder.unfinishedImport();
    begun = archive + " begun\n";
    ended = archive + " in the database\n";
  }

  /** Whether an import of this archive has begun. */
  boolean hasBegun() throws IOException {
    return says(begun) || says(ended);
  }

  /** Whether all rows of this archive are in the database. */
  boolean hasEnded() throws IOException {
    return says(ended);
  }

  private boolean says(String text) throws IOException {
    return Files.exists(file) && Files.readString(file, US_ASCII).equals(text);
  }

  void begin() throws IOException {
    write(begun);
  }

  void end() throws IOException {
    write(ended);
  }

  private void write(String text) throws IOException {
    var part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    OwnerOnly.createFile(part);
    try (var out = FileChannel.open(part, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(text.getBytes(US_ASCII));
      while (bytes.hasRemaining()) out.write(bytes);
      out.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    Folders.flush(Folders.of(file));
  }

  void remove() throws IOException {
    Files.deleteIfExists(file);
  }
}
