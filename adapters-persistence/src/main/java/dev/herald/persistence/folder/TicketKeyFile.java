package dev.herald.persistence.folder;

import dev.herald.application.port.out.TicketSigner;
import java.io.IOException;

/**
 * The key of stream tickets in a file of its own: backups are copies of the database, and must not
 * have it.
 */
public final class TicketKeyFile {

  private TicketKeyFile() {}

  /**
   * Reads the key, or makes one where there is none or only a part of one.
   *
   * @param data a folder that is locked
   * @throws UnusableDataFolder it can't be read or written
   */
  public static TicketSigner in(DataFolder data) {
    var file = data.ticketKey();
    try {
      return new TicketKey(KeptBytes.in(file, TicketKey.BYTES, TicketKey::random));
    } catch (IOException e) {
      throw new UnusableDataFolder(
          "Herald can't read or write the key of stream tickets, %s: %s. It may be deleted: then all stream tickets end."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
