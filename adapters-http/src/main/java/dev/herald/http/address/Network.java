package dev.herald.http.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that begin alike.
 *
 * @param first the first of them
 * @param bits how many bits are alike
 */
public record Network(ByteBuffer first, int bits) {

  private static final int IPV4_BYTES = 4;
  private static final int LARGEST_PRIVATE_IPV4 = 8; // 10.0.0.0/8
  private static final int LARGEST_PRIVATE_IPV6 = 7; // fc00::/7

  private static final Pattern BITS = Pattern.compile("\\d{1,3}");

  /**
   * Reads a network such as {@code 10.0.0.0/8} or {@code fd00::/8}; an address alone is a network
   * of one.
   *
   * @throws IllegalArgumentException it is none
   */
  public static Network of(String text) {
    return read(text).orElseThrow(() -> new IllegalArgumentException(text));
  }

  /** Reads one; empty if it is none. */
  static Optional<Network> read(String text) {
    var slash = text.indexOf('/');
    var address = IpAddress.read(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) return Optional.empty();
    var first = ByteBuffer.wrap(address.get().getAddress());
    var all = first.capacity() * Byte.SIZE;
    if (slash < 0) return Optional.of(new Network(first, all));
    var bits = text.substring(slash + 1);
    if (!BITS.matcher(bits).matches() || Integer.parseInt(bits) > all) return Optional.empty();
    return Optional.of(new Network(first, Integer.parseInt(bits)));
  }

  /** Whether it is larger than any private network, so that strangers must be in it. */
  public boolean isTooLargeForServers() {
    return bits < (first.capacity() == IPV4_BYTES ? LARGEST_PRIVATE_IPV4 : LARGEST_PRIVATE_IPV6);
  }

  /** As it is read: its first address, and how many bits are alike. */
  @Override
  public String toString() {
    var address = new byte[first.capacity()];
    first.get(0, address);
    try {
      return InetAddress.getByAddress(address).getHostAddress() + "/" + bits;
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 bytes or 16", e);
    }
  }

  /** Whether the address with these bytes is one of them. */
  public boolean contains(byte[] address) {
    if (address.length != first.capacity()) return false;
    for (var bit = 0; bit < bits; bit++) {
      var mask = 0x80 >> bit % Byte.SIZE;
      if ((address[bit / Byte.SIZE] & mask) != (first.get(bit / Byte.SIZE) & mask)) return false;
    }
    return true;
  }
}
