package dev.herald.http.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One client counts as one, however many addresses it has. */
class ClientAddressTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1, 192.0.2.1",
    "::ffff:192.0.2.1, 192.0.2.1, 192.0.2.1",
    "[::1], 0:0:0:0:0:0:0:1, 0000000000000000/64",
    "2001:db8:1:2::1, 2001:db8:1:2:0:0:0:1, 20010db800010002/64",
    "2001:db8:1:2:ffff:ffff:ffff:ffff, 2001:db8:1:2:ffff:ffff:ffff:ffff, 20010db800010002/64",
    "2001:db8:1:3::1, 2001:db8:1:3:0:0:0:1, 20010db800010003/64",
    "fe80::1%eth0, fe80:0:0:0:0:0:0:1, fe80000000000000/64",
    "somewhere, somewhere, somewhere",
  })
  void isCountedByItsNetworkInIpv6(String ip, String text, String counted) {
    assertThat(ClientAddress.of(ip)).isEqualTo(new ClientAddress(text, counted));
  }
}
