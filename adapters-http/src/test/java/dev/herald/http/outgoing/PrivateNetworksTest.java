package dev.herald.http.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are somebody's own: the first and the last of each network, and those beside. */
class PrivateNetworksTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.255.255.255", // any, and this network
        "10.0.0.0",
        "10.255.255.255",
        "100.64.0.0",
        "100.127.255.255", // a provider's own
        "127.0.0.1",
        "127.255.255.255", // this machine
        "169.254.0.0",
        "169.254.169.254",
        "169.254.255.255", // link-local
        "172.16.0.0",
        "172.31.255.255",
        "192.0.0.0",
        "192.0.0.255", // for protocols
        "192.0.2.0",
        "192.0.2.255", // for documentation
        "192.88.99.0",
        "192.88.99.255", // once the way to 6to4
        "198.51.100.0",
        "198.51.100.255",
        "203.0.113.0",
        "203.0.113.255", // for documentation
        "192.168.0.0",
        "192.168.255.255",
        "198.18.0.0",
        "198.19.255.255", // for benchmarks
        "224.0.0.0",
        "239.255.255.255", // multicast
        "240.0.0.0",
        "255.255.255.255", // reserved, and broadcast
        "::",
        "::1", // any, and this machine
        "100::",
        "100::ffff:ffff:ffff:ffff", // to be discarded
        "2001:db8::",
        "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
        "3fff::1", // for documentation
        "fc00::",
        "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", // unique local
        "fe80::",
        "fe80::1%1",
        "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", // link-local
        "fec0::",
        "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", // site-local
        "ff00::",
        "ff02::1", // multicast
        "::10.0.0.1",
        "::ffff:10.0.0.1", // IPv4 in IPv6
        "2002:7f00:1::1",
        "2002:a00:1::", // 6to4
        "64:ff9b::127.0.0.1",
        "64:ff9b::a00:1", // NAT64
        "64:ff9b:1::8.8.8.8", // NAT64 of somebody's own
      })
  void isPrivate(String address) throws UnknownHostException {
    assertThat(PrivateNetworks.contain(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0.0.0",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "191.255.255.255",
        "192.0.1.0",
        "192.0.3.0",
        "192.88.98.255",
        "192.88.100.0",
        "198.51.99.255",
        "198.51.101.0",
        "203.0.112.255",
        "203.0.114.0",
        "100:0:0:1::",
        "2001:db7:ffff::",
        "2001:db9::",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2001:4860:4860::8888",
        "fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "fe00::",
        "::8.8.8.8",
        "::ffff:8.8.8.8",
        "2002:808:808::1",
        "2003:a00:1::",
        "64:ff9b::8.8.8.8",
        "64:ff9b:2::a00:1",
      })
  void isPublic(String address) throws UnknownHostException {
    assertThat(PrivateNetworks.contain(InetAddress.getByName(address))).isFalse();
  }

  /** Java itself turns such addresses into IPv4, unless they are made so. */
  @Test
  void mappedAddressesAreThoseThatTheyMap() throws UnknownHostException {
    var bytes = new byte[16];
    bytes[10] = bytes[11] = (byte) 0xff;
    bytes[12] = 10;
    assertThat(PrivateNetworks.contain(Inet6Address.getByAddress(null, bytes, -1))).isTrue();

    bytes[12] = 8;
    assertThat(PrivateNetworks.contain(Inet6Address.getByAddress(null, bytes, -1))).isFalse();
  }
}
