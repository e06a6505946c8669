package dev.herald.persistence.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a full disk from other troubles, for which Java has the same exception. */
public final class DiskSpace {

  /** Less is as good as none: a file system may not give away its last blocks. */
  private static final long NONE = 64 * 1024;

  private DiskSpace() {}

  /** Whether writing into this folder failed because there is no room. */
  public static boolean isUsedUp(Path folder, IOException failure) {
    var message = String.valueOf(failure.getMessage());
    if (message.contains("No space left") || message.contains("quota exceeded")) return true;
    try {
      return Files.getFileStore(folder).getUsableSpace() < NONE;
    } catch (IOException e) {
      return false;
    }
  }
}
