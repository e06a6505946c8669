package dev.herald.http.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/** Private keys, in PKCS#8 or in the forms that RSA and EC keys had before. */
final class PrivateKeys {

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;
  private static final byte[] VERSION = {0x02, 0x01, 0x00};
  private static final byte[] SAMPLE = {1, 2, 3};

  private PrivateKeys() {}

  /**
   * Reads a key.
   *
   * @param belongingTo the public key of the certificate, which is of the same kind
   * @throws GeneralSecurityException it is none of that kind
   */
  static PrivateKey read(PemBlock block, PublicKey belongingTo) throws GeneralSecurityException {
    var isTraditional = !block.label().equals("PRIVATE KEY");
    var encoded = isTraditional ? wrapped(block.bytes(), belongingTo) : block.bytes();
    return KeyFactory.getInstance(belongingTo.getAlgorithm())
        .generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  /** PKCS#8 says of which kind a key is, in the same words as the certificate, and wraps it. */
  private static byte[] wrapped(byte[] traditional, PublicKey belongingTo) {
    var content = new ByteArrayOutputStream();
    content.writeBytes(VERSION);
    content.writeBytes(kind(belongingTo));
    content.writeBytes(element(OCTET_STRING, traditional));
    return element(SEQUENCE, content.toByteArray());
  }

  /** The first element of a public key as it is encoded. */
  private static byte[] kind(PublicKey key) {
    var encoded = ByteBuffer.wrap(key.getEncoded());
    encoded.get();
    length(encoded);
    var start = encoded.position();
    encoded.get();
    var length = length(encoded);
    var kind = new byte[encoded.position() + length - start];
    encoded.get(start, kind);
    return kind;
  }

  private static int length(ByteBuffer encoded) {
    var first = encoded.get() & 0xff;
    if (first < 0x80) return first;
    var length = 0;
    for (var i = 0; i < (first & 0x7f); i++)
      length = (length << Byte.SIZE) | (encoded.get() & 0xff);
    return length;
  }

  private static byte[] element(int tag, byte[] content) {
    var element = new ByteArrayOutputStream();
    element.write(tag);
    if (content.length < 0x80) {
      element.write(content.length);
    } else {
      element.write(0x82);
      element.write(content.length >> Byte.SIZE);
      element.write(content.length);
    }
    element.writeBytes(content);
    return element.toByteArray();
  }

  /** Whether what one signs the other verifies. */
  static boolean belong(PrivateKey key, PublicKey to) throws GeneralSecurityException {
    var signature = Signature.getInstance(signatureOf(to.getAlgorithm()));
    signature.initSign(key);
    signature.update(SAMPLE);
    var signed = signature.sign();
    signature.initVerify(to);
    signature.update(SAMPLE);
    return signature.verify(signed);
  }

  private static String signatureOf(String algorithm) {
    return switch (algorithm) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> algorithm; // Ed25519 and Ed448 sign with themselves
    };
  }
}
