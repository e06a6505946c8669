package dev.herald.persistence.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Makes sure that one process alone uses a folder. The lock ends with the process. */
public final class FolderLock implements AutoCloseable {

  private final FileChannel file;

  private FolderLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Creates the folder if it is not there, and locks it.
   *
   * @throws UnusableDataFolder it can't be created or written, or another process has it
   */
  public static FolderLock of(Path folder) {
    var absolute = folder.toAbsolutePath().normalize();
    FileChannel file;
    try {
      Files.createDirectories(absolute);
      file =
          FileChannel.open(
              absolute.resolve("herald.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UnusableDataFolder(
          "Herald can't write its data folder " + absolute + ": " + reason(e), e);
    }
    if (tryLock(file) == null) {
      close(file);
      throw new UnusableDataFolder(
          "Another Herald uses the data folder "
              + absolute
              + ". Stop it, or choose another folder.",
          null);
    }
    return new FolderLock(file);
  }

  private static @Nullable FileLock tryLock(FileChannel file) {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another Herald in this process
    } catch (IOException e) {
      close(file);
      throw new UnusableDataFolder("Herald can't lock its data folder: " + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + " (" + e.getMessage() + ")";
  }

  private static void close(FileChannel file) {
    try {
      file.close();
    } catch (IOException e) {
      // The process is about to leave the folder alone anyway.
    }
  }

  @Override
  public void close() {
    close(file);
  }
}
