package dev.herald.persistence.folder;

import dev.herald.application.port.out.TicketSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of stream tickets in a file of its own: backups are copies of the database, and must not
 * have it.
 */
public final class TicketKeyFile implements TicketSigner {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;

  private TicketKeyFile(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * Reads the key, or makes one where there is none or only a part of one.
   *
   * @param data a folder that is locked
   * @throws UnusableDataFolder it can't be read or written
   */
  public static TicketKeyFile in(DataFolder data) {
    var file = data.ticketKey();
    try {
      var kept = read(file);
      return new TicketKeyFile(kept.length == KEY_BYTES ? kept : make(file));
    } catch (IOException e) {
      throw new UnusableDataFolder(
          "Herald can't read or write the key of stream tickets, %s: %s. It may be deleted: then all stream tickets end."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static byte[] read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(KEY_BYTES + 1);
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  /** Durably, before anybody has a ticket. */
  private static byte[] make(Path file) throws IOException {
    var key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    var made = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(made);
    OwnerOnly.createFile(made);
    Files.write(made, key, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Folders.flush(Folders.of(file));
    return key;
  }

  /** HMAC-SHA-256 (RFC 2104). */
  @Override
  public byte[] sign(byte[] text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no " + ALGORITHM, e); // each Java has it
    }
  }
}
