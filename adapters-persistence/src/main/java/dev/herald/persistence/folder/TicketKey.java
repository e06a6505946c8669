package dev.herald.persistence.folder;

import dev.herald.application.port.out.TicketSigner;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs stream tickets with a key, wherever that is kept. */
public final class TicketKey implements TicketSigner {

  /** How long a key is. */
  public static final int BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * @param key of {@link #BYTES} bytes
   */
  public TicketKey(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** A key that nobody can guess. */
  public static byte[] random() {
    var key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
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
