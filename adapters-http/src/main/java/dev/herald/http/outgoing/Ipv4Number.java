package dev.herald.http.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * IPv4 addresses in all the ways in which browsers and {@code curl} read them: one to four numbers,
 * each decimal, octal ({@code 0…}) or hexadecimal ({@code 0x…}), of which the last fills the rest.
 * Java reads some of these differently and others not at all.
 */
final class Ipv4Number {

  private static final int BITS = 32;
  private static final int BITS_OF_PART = 8;
  private static final int MOST_PARTS = 4;
  private static final int MOST_DIGITS = 40; // no more than a long can hold, and leading zeros

  private Ipv4Number() {}

  /**
   * The address that a host is; empty if the host is a name.
   *
   * @throws UnknownHostException it ends like a number, and is no address
   */
  static Optional<InetAddress> read(String host) throws UnknownHostException {
    var parts = host.split("\\.", MOST_PARTS + 1);
    if (host.contains(":")) return Optional.empty(); // IPv6
    if (!isNumber(host.substring(host.lastIndexOf('.') + 1))) return Optional.empty();
    if (parts.length > MOST_PARTS) throw new UnknownHostException(host);
    var address = 0L;
    for (var i = 0; i < parts.length; i++) {
      var isLast = i == parts.length - 1;
      var bits = isLast ? BITS - i * BITS_OF_PART : BITS_OF_PART;
      var part = number(parts[i], host);
      if (part >= 1L << bits) throw new UnknownHostException(host);
      address = address << bits | part;
    }
    var bytes = ByteBuffer.allocate(Integer.BYTES).putInt((int) address).array();
    return Optional.of(InetAddress.getByAddress(bytes));
  }

  private static boolean isNumber(String part) {
    return part.matches("[0-9]+|0[xX][0-9a-fA-F]*");
  }

  private static long number(String part, String host) throws UnknownHostException {
    if (!isNumber(part) || part.length() > MOST_DIGITS) throw new UnknownHostException(host);
    try {
      if (part.matches("0[xX].*")) {
        return part.length() == 2 ? 0 : Long.parseLong(part.substring(2), 16);
      }
      return Long.parseLong(part, part.startsWith("0") ? 8 : 10);
    } catch (NumberFormatException e) {
      throw new UnknownHostException(host);
    }
  }
}
