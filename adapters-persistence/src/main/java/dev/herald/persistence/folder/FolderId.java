package dev.herald.persistence.folder;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.UUID;

/** Tells a data folder from all others, wherever it is moved to: it is in a file of the folder. */
public final class FolderId {

  private static final int LENGTH = 36;

  private FolderId() {}

  /**
   * The id of a data folder, which gets one if it has none.
   *
   * @throws UnusableDataFolder it can't be read or written
   */
  public static String of(DataFolder data) {
    var file = data.id();
    try {
      var id = KeptBytes.in(file, LENGTH, () -> UUID.randomUUID().toString().getBytes(US_ASCII));
      return new String(id, US_ASCII);
    } catch (IOException e) {
      throw new UnusableDataFolder(
          "Herald can't read or write %s: %s.".formatted(file, e.getMessage()), e);
    }
  }
}
