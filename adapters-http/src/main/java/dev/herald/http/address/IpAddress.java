package dev.herald.http.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses as they are written in headers and options. */
public final class IpAddress {

  /** As long as an IPv6 address can be with an IPv4 address at its end. */
  private static final int MAX_LENGTH = 45;

  private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

  private IpAddress() {}

  /**
   * Reads an address without a port or a zone; empty if it is none. It never asks for the address
   * of a name. IPv6 that stands for IPv4 ({@code ::ffff:192.0.2.1}) is read as IPv4.
   */
  static Optional<InetAddress> read(String text) {
    var isAddress =
        text.length() <= MAX_LENGTH
            && (IPV4.matcher(text).matches() || IPV6.matcher(text).matches());
    if (!isAddress) return Optional.empty();
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads an address as proxies write it: with a port or without, IPv6 in brackets or without, with
   * a zone or without; empty if it is none, such as {@code unknown}.
   */
  public static Optional<InetAddress> readNode(String node) {
    var bare = node;
    if (node.startsWith("[")) {
      var end = node.indexOf(']');
      bare = end < 0 ? "" : node.substring(1, end);
    } else if (node.indexOf(':') >= 0 && node.indexOf(':') == node.lastIndexOf(':')) {
      bare = node.substring(0, node.indexOf(':'));
    }
    var zone = bare.indexOf('%');
    return read(zone < 0 ? bare : bare.substring(0, zone));
  }
}
