package dev.herald.persistence.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** A small file in a locked folder, which is made once. */
final class KeptBytes {

  private KeptBytes() {}

  /**
   * Reads a file, or makes it where there is none or only a part of one.
   *
   * @param length how many bytes it has
   */
  static byte[] in(Path file, int length, Supplier<byte[]> made) throws IOException {
    var kept = read(file, length);
    return kept.length == length ? kept : make(file, made.get());
  }

  private static byte[] read(Path file, int length) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(length + 1);
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  /** Durably, before anybody relies on it. */
  private static byte[] make(Path file, byte[] bytes) throws IOException {
    var made = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(made);
    OwnerOnly.createFile(made);
    Files.write(made, bytes, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Folders.flush(Folders.of(file));
    return bytes;
  }
}
