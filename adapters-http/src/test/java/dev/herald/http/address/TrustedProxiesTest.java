package dev.herald.http.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.domain.shared.InvalidValue;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator names the servers in front of Herald by addresses and networks. */
class TrustedProxiesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "127.0.0.1               | 127.0.0.1       | true",
        "127.0.0.1               | 127.0.0.2       | false",
        "10.0.0.0/8              | 10.255.255.255  | true",
        "10.0.0.0/8              | 11.0.0.0        | false",
        "192.0.2.128/25          | 192.0.2.127     | false",
        "192.0.2.128/25          | 192.0.2.128     | true",
        "0.0.0.0/0               | 198.51.100.1    | true",
        "0.0.0.0/0               | 2001:db8::1     | false",
        "::1                     | ::1             | true",
        "fd00::/8                | fdff::1         | true",
        "fd00::/8                | fe00::1         | false",
        "2001:db8::/33           | 2001:db8:8000:: | false",
        "10.0.0.0/8              | ::ffff:10.0.0.1 | true",
        "::ffff:10.0.0.1         | 10.0.0.1        | true",
        "127.0.0.1, fd00::/8 ::1 | ::1             | true",
      })
  void areThoseThatAreNamed(String named, String address, boolean isTrusted)
      throws UnknownHostException {
    assertThat(TrustedProxies.of(named).contain(InetAddress.getByName(address)))
        .isEqualTo(isTrusted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", " , "})
  void areNoneIfNoneIsNamed(String nothing) {
    assertThat(TrustedProxies.of(nothing)).isEqualTo(TrustedProxies.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "proxy.example.org",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "10.0.0.0/٨",
        "::/129",
        "10.1",
        "010.0.0.1",
        "256.0.0.1",
        "1.2.3.4:80",
        "[::1]",
        "fe80::1%eth0",
        ":::",
        "1::2::3",
        "*"
      })
  void areNeverNamesAndNothingElse(String other) {
    assertThatThrownBy(() -> TrustedProxies.of("127.0.0.1," + other))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("has \"" + other + "\"");
  }
}
