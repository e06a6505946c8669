package dev.herald.persistence.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** What Java has no single call for. */
public final class Folders {

  private Folders() {}

  /** Deletes a file, or a folder with all that is in it; no error if it is not there. */
  public static void delete(Path path) throws IOException {
    if (Files.isDirectory(path)) empty(path);
    Files.deleteIfExists(path);
  }

  /** Deletes all that is in a folder. */
  public static void empty(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) delete(file);
    }
  }

  /**
   * Makes names in a folder durable, where that takes more than to flush the files: Windows opens
   * no folder, and needs none to be flushed.
   */
  public static void flush(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException e) {
      if (!isWindows()) throw e;
    }
  }

  /** The same for a folder and all those in it. */
  public static void flushAll(Path folder) throws IOException {
    try (var folders = Files.find(folder, Integer.MAX_VALUE, (path, it) -> it.isDirectory())) {
      for (var each : (Iterable<Path>) folders::iterator) flush(each);
    }
  }

  /** The folder that a file is in; of a root itself, which is in none, the root. */
  public static Path of(Path file) {
    return Objects.requireNonNullElse(file.getParent(), file);
  }

  /** Where a path leads that need not be there yet, but whose folder may be a link. */
  public static Path real(Path path) throws IOException {
    var parent = path.getParent();
    if (Files.exists(path)) return path.toRealPath();
    return parent == null ? path : real(parent).resolve(path.getFileName());
  }

  private static boolean isWindows() {
    return System.getProperty("os.name").startsWith("Windows");
  }
}
