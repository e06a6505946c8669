package dev.herald.http.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts mean the same when they are named and when they are connected to. */
class AddressPolicyTest {

  private final List<String> lookedUp = new ArrayList<>();
  private final AddressPolicy careful = new AddressPolicy(false, this::lookUp);
  private final AddressPolicy generous = new AddressPolicy(true, this::lookUp);

  private InetAddress[] lookUp(String host) throws UnknownHostException {
    lookedUp.add(host);
    if (host.equalsIgnoreCase("localhost")) return InetAddress.getAllByName("127.0.0.1");
    if (host.contains("[")) return InetAddress.getAllByName(host);
    if (host.equals("public.example.org")) return InetAddress.getAllByName("8.8.8.8");
    throw new UnknownHostException(host);
  }

  @ParameterizedTest
  @CsvSource({
    "https://10.0.0.7/hook, 10.0.0.7",
    "http://127.0.0.1./, 127.0.0.1",
    "http://127.1/, 127.0.0.1",
    "http://2130706433, 127.0.0.1",
    "http://0x7f000001/, 127.0.0.1",
    "http://0X7F.0.0x1:80/, 127.0.0.1",
    "http://017700000001/, 127.0.0.1",
    "http://0177.0.0.1/, 127.0.0.1",
    "http://0/, 0.0.0.0",
    "http://0x/, 0.0.0.0",
    "http://LOCALHOST./, 127.0.0.1",
    "http://203.0.113.7/, 203.0.113.7",
    "http://[fd00::1]:8080, fd00:0:0:0:0:0:0:1",
    "http://[2001:db8::1]/, 2001:db8:0:0:0:0:0:1",
  })
  void privateHostIsRefusedWhenItIsNamedAndWhenItIsConnectedTo(String url, String address) {
    var words =
        "leads to %s in a private network, which the operator has not allowed".formatted(address);
    assertThat(careful.objection(new HttpUrl(url))).contains(words);
    assertThatThrownBy(() -> careful.allowed(new HttpUrl(url)))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining(words);
    assertThatThrownBy(() -> careful.addresses(host(url))).hasMessageContaining(words);

    assertThat(generous.objection(new HttpUrl(url))).isEmpty();
    assertThat(generous.addresses(host(url)))
        .extracting(InetAddress::getHostAddress)
        .containsExactly(address);
  }

  private static String host(String url) {
    return WireUri.host(WireUri.of(new HttpUrl(url)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://8.8.8.8",
        "https://0x08080808/",
        "https://010.8.8.8/",
        "https://public.example.org./"
      })
  void publicHostIsAllowed(String url) {
    assertThat(careful.allowed(new HttpUrl(url))).isEqualTo(new HttpUrl(url));
    assertThat(careful.addresses(host(url)))
        .extracting(InetAddress::getHostAddress)
        .containsExactly("8.8.8.8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://1.2.3.4.5/",
        "http://256.0.0.1/",
        "http://1.2.65536/",
        "http://4294967296/",
        "http://0x100000000/",
        "http://09/",
        "http://1.x.3/",
        "http://99999999999999999999999999999999999999999999/",
      })
  void whatEndsLikeANumberIsNoName(String url) {
    assertThat(careful.objection(new HttpUrl(url))).isEmpty();
    assertThatThrownBy(() -> careful.addresses(host(url)))
        .hasMessage("The host %s is not known.".formatted(host(url)));
    assertThat(lookedUp).isEmpty();
  }

  @Test
  void hostThatIsNotKnownNowIsAllowedToBeNamed() {
    assertThat(careful.objection(new HttpUrl("https://unknown.invalid"))).isEmpty();
  }
}
