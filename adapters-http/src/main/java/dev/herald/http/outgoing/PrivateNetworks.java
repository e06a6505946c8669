package dev.herald.http.outgoing;

import dev.herald.http.address.Network;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The addresses that do not belong to one host of the internet: those of this machine and of the
 * networks around it, where nobody expects requests from outside, and those of many hosts or none.
 */
final class PrivateNetworks {

  private static final Network[] NETWORKS =
      Stream.of(
              "0.0.0.0/8", // this network
              "10.0.0.0/8",
              "100.64.0.0/10", // a provider's own, behind its NAT
              "127.0.0.0/8",
              "169.254.0.0/16", // link-local, where clouds tell secrets
              "168.63.129.16/32", // a cloud's own, for its machines
              "172.16.0.0/12",
              "192.0.0.0/24", // for protocols
              "192.0.2.0/24", // for documentation
              "192.88.99.0/24", // once the way to 6to4
              "192.168.0.0/16",
              "198.18.0.0/15", // for benchmarks
              "198.51.100.0/24", // for documentation
              "203.0.113.0/24", // for documentation
              "224.0.0.0/4", // multicast
              "240.0.0.0/4", // reserved, and broadcast
              "::ffff:0:0:0/96", // IPv4, translated
              "64:ff9b:1::/48", // IPv4 behind a NAT64 of somebody's own
              "100::/64", // to be discarded
              "2001:db8::/32", // for documentation
              "3fff::/20", // for documentation
              "5f00::/16", // segment routing
              "2001:2::/48", // for benchmarks
              "2001::/32", // IPv4 behind a tunnel
              "fc00::/7", // unique local
              "fe80::/10", // link-local
              "fec0::/10", // site-local
              "ff00::/8") // multicast
          .map(Network::of)
          .toArray(Network[]::new);

  private PrivateNetworks() {}

  static boolean contain(InetAddress address) {
    var real = embedded(address.getAddress()).orElse(address.getAddress());
    return Arrays.stream(NETWORKS).anyMatch(network -> network.contains(real));
  }

  /**
   * The IPv4 address for which an IPv6 address stands; the unspecified one and that of the machine
   * itself stand for 0.0.0.0 and 0.0.0.1.
   */
  private static Optional<byte[]> embedded(byte[] address) {
    if (address.length == 4) return Optional.empty();
    var high = ByteBuffer.wrap(address).getLong(0);
    var middle = ByteBuffer.wrap(address).getInt(8);
    var isCompatibleOrMapped = high == 0 && (middle == 0 || middle == 0xffff);
    var isNat64 = high == 0x0064_ff9b_0000_0000L && middle == 0;
    var is6to4 = high >>> 48 == 0x2002;
    if (isCompatibleOrMapped || isNat64) return Optional.of(Arrays.copyOfRange(address, 12, 16));
    return is6to4 ? Optional.of(Arrays.copyOfRange(address, 2, 6)) : Optional.empty();
  }
}
