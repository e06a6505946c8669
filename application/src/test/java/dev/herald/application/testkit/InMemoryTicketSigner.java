package dev.herald.application.testkit;

import dev.herald.application.port.out.TicketSigner;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs with a key that everybody knows, and that is the same in every test. */
final class InMemoryTicketSigner implements TicketSigner {

  private static final String ALGORITHM = "HmacSHA256";

  @Override
  public byte[] sign(byte[] text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(new byte[LENGTH], ALGORITHM));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
