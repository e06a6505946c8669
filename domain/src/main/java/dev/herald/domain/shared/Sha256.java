package dev.herald.domain.shared;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hexadecimal digits, by which images, tokens and requests are known. */
public final class Sha256 {

  /** Is copied, since to look for one takes longer than to hash what is short. */
  private static final MessageDigest EMPTY = find();

  private Sha256() {}

  /** The hash of these parts, one after the other. */
  public static String of(byte[]... parts) {
    var digest = digest();
    for (var part : parts) digest.update(part);
    return of(digest);
  }

  /** A digest for bytes that come by and by. */
  public static MessageDigest digest() {
    try {
      return (MessageDigest) EMPTY.clone();
    } catch (CloneNotSupportedException e) {
      return find();
    }
  }

  private static MessageDigest find() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The hash of all that a digest was given; the digest then begins anew. */
  public static String of(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
