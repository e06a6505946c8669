package dev.herald.http.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A part of a PEM file.
 *
 * @param label what it is, such as {@code CERTIFICATE}
 * @param isEncrypted whether a password is needed to read it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PemBlock(String label, boolean isEncrypted, byte[] bytes) {

  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN (?<label>[A-Z0-9 ]+)-----(?<body>.*?)-----END \\k<label>-----",
          Pattern.DOTALL);

  /** Lines that older programs write before the bytes: whether and how they are encrypted. */
  private static final Pattern HEADER = Pattern.compile("(?m)^\\s*[A-Za-z-]+:.*$");

  /**
   * All parts of a file, whatever stands between them.
   *
   * @throws IllegalArgumentException one of them is damaged
   */
  static List<PemBlock> read(byte[] file) {
    return BLOCK
        .matcher(new String(file, ISO_8859_1))
        .results()
        .map(block -> of(block.group(1), block.group(2)))
        .toList();
  }

  private static PemBlock of(String label, String body) {
    var isEncrypted = label.startsWith("ENCRYPTED") || body.contains("ENCRYPTED");
    var bytes = isEncrypted ? new byte[0] : decode(HEADER.matcher(body).replaceAll(""));
    return new PemBlock(label, isEncrypted, bytes);
  }

  private static byte[] decode(String base64) {
    return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
  }

  boolean isCertificate() {
    return label.endsWith("CERTIFICATE");
  }

  boolean isKey() {
    return label.endsWith("PRIVATE KEY");
  }
}
