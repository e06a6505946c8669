package dev.herald.http;

import dev.herald.http.address.IpAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;

/** Where a server that listens at a host can be reached: {@code 0.0.0.0} is no place to go to. */
public final class ReachableHost {

  private static final String LOOPBACK = "127.0.0.1";

  private ReachableHost() {}

  /** Whether a host stands for all addresses of the computer, however that is written. */
  public static boolean isWildcard(String host) {
    try {
      return InetAddress.getByName(host).isAnyLocalAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Whether a host is for this computer alone, as far as its name tells. */
  public static boolean isThisComputer(String host) {
    var address = IpAddress.readNode(host);
    return address.map(InetAddress::isLoopbackAddress).orElse(host.equalsIgnoreCase("localhost"));
  }

  /** The host as it stands in a URL: of a wildcard, an address that other computers may know. */
  public static String forOthers(String host) {
    return inUrl(isWildcard(host) ? addressOfThisComputer() : host);
  }

  /** The host as it stands in a URL for somebody at this computer. */
  public static String forThisComputer(String host) {
    return inUrl(isWildcard(host) ? LOOPBACK : host);
  }

  private static String inUrl(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  /** The first address that is not for this computer alone, an IPv4 one if there is any. */
  private static String addressOfThisComputer() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(it -> !it.isLoopbackAddress() && !it.isLinkLocalAddress())
          .min(Comparator.comparing(it -> !(it instanceof Inet4Address)))
          .map(InetAddress::getHostAddress)
          .map(address -> address.replaceFirst("%.*", "")) // the interface, which others don't know
          .orElse(LOOPBACK);
    } catch (SocketException e) {
      return LOOPBACK;
    }
  }
}
