package dev.herald.persistence.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes sure that one Herald alone uses a folder. The lock ends with the process. */
public final class FolderLock implements AutoCloseable {

  /**
   * The lock files of this process, by what they are and not by a name, of which they may have
   * several. None of them may be opened once more: to close it again would give its lock away, as
   * POSIX has it, and so would the garbage collector if nobody knew the channel any more.
   */
  private static final Map<Object, FileChannel> HELD = new HashMap<>();

  private final FileChannel channel;
  private final Object identity;

  private FolderLock(FileChannel channel, Object identity) {
    this.channel = channel;
    this.identity = identity;
  }

  /**
   * Creates the folder if it is not there, and locks it.
   *
   * @throws UnusableDataFolder it can't be created or written, or another Herald has it, in this
   *     process or another
   */
  public static FolderLock of(Path folder) {
    return of(
        folder,
        "Another Herald uses the data folder %s. Stop it, or choose another folder."
            .formatted(folder.toAbsolutePath().normalize()));
  }

  /**
   * The same for a folder of another kind.
   *
   * @param refusal what an operator is told if another Herald has it
   */
  public static FolderLock of(Path folder, String refusal) {
    var absolute = folder.toAbsolutePath().normalize();
    try {
      OwnerOnly.createFolder(absolute);
      var file = absolute.resolve("herald.lock");
      OwnerOnly.createFile(file);
      return lock(file, refusal);
    } catch (IOException e) {
      throw new UnusableDataFolder(
          "Herald can't write the folder " + absolute + ": " + reason(e), e);
    }
  }

  private static FolderLock lock(Path file, String refusal) throws IOException {
    synchronized (HELD) {
      var identity = identity(file);
      if (HELD.containsKey(identity)) throw new UnusableDataFolder(refusal, null);
      var channel = FileChannel.open(file, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new UnusableDataFolder(refusal, null);
      }
      HELD.put(identity, channel);
      return new FolderLock(channel, identity);
    }
  }

  private static Object identity(Path file) throws IOException {
    var key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return Objects.requireNonNullElse(key, file.toRealPath()); // not all systems have such keys
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // of a Herald that another class loader has loaded
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + " (" + e.getMessage() + ")";
  }

  @Override
  public void close() {
    synchronized (HELD) {
      if (!channel.isOpen()) return;
      try {
        channel.close();
      } catch (IOException e) {
        // The process is about to leave the folder alone anyway.
      }
      HELD.remove(identity);
    }
  }
}
