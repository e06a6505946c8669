package dev.herald.persistence.folder;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/** A name that no other folder has, wherever it is mounted: it is in a file of the folder. */
public final class FolderName {

  private static final int LENGTH = 36;

  private FolderName() {}

  /**
   * The name of a folder, which gets one if it has none.
   *
   * @param folder one for which nobody else makes a name meanwhile
   * @throws UnusableDataFolder it can't be read or written
   */
  public static String of(Path folder) {
    var file = folder.resolve("id");
    try {
      var id = KeptBytes.in(file, LENGTH, () -> UUID.randomUUID().toString().getBytes(US_ASCII));
      return "folder " + new String(id, US_ASCII);
    } catch (IOException e) {
      throw new UnusableDataFolder(
          "Herald can't read or write %s: %s.".formatted(file, e.getMessage()), e);
    }
  }
}
