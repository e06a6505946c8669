package dev.herald.domain.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Ties each entry of the audit log to the one before it: whoever changes or removes an entry must
 * change the hashes of all that follow, the newest of which may be known elsewhere.
 */
public final class AuditChain {

  /** What stands for the hash of the entry before the first one. */
  public static final String BEGIN = "";

  private AuditChain() {}

  /**
   * The hash of an entry: the SHA-256, in hexadecimal digits, of the hash before it and all that
   * the entry says, each part after its length in chars.
   *
   * @param before the hash of the entry before it, or {@link #BEGIN}
   * @param position of this entry
   */
  public static String hash(String before, long position, AuditEntry entry) {
    var text = new StringBuilder(256);
    add(text, before);
    add(text, Long.toString(position));
    add(text, Long.toString(entry.at().toEpochMilli()));
    add(text, entry.actor().toString());
    add(text, entry.address());
    add(text, entry.action().code());
    add(text, entry.subject().toString());
    add(text, entry.refusal());
    for (var change : entry.changes()) {
      add(text, change.field());
      add(text, change.before());
      add(text, change.after());
    }
    return sha256(text.toString());
  }

  private static void add(StringBuilder text, Optional<String> part) {
    part.ifPresentOrElse(it -> add(text, it), () -> text.append('-'));
  }

  private static void add(StringBuilder text, String part) {
    text.append(part.length()).append(':').append(part);
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
