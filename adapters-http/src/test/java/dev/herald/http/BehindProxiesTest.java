package dev.herald.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.address.ClientAddress;
import dev.herald.http.address.TrustedProxies;
import dev.herald.http.door.Limits;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.TestClient;
import io.javalin.Javalin;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only proxies that the operator trusts are believed when they say from where a request comes. */
class BehindProxiesTest extends HttpTest {

  private static final TrustedProxies PROXIES =
      TrustedProxies.of("127.0.0.1, 10.0.0.0/8, 2001:db8:ffff::/48");

  private static final Javalin BEHIND = server(PROXIES);
  private static final Javalin ALONE = server(TrustedProxies.of("10.0.0.0/8"));

  private final TestClient client = clientOf(BEHIND);

  @AfterAll
  static void stop() {
    BEHIND.stop();
    ALONE.stop();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "192.0.2.1                             | 192.0.2.1",
        "198.51.100.9, 192.0.2.1               | 192.0.2.1", // the first is the client's own word
        "192.0.2.1, 10.0.0.7                   | 192.0.2.1",
        "198.51.100.9, 192.0.2.1,10.0.0.7,10.1.0.1 | 192.0.2.1",
        "10.0.0.7, 10.0.0.8                    | 10.0.0.7",
        "192.0.2.1:49152                       | 192.0.2.1",
        "::ffff:192.0.2.1                      | 192.0.2.1",
        "[::ffff:192.0.2.1]:80                 | 192.0.2.1",
        "2001:db8::1                           | 2001:db8:0:0:0:0:0:1",
        "[2001:db8::1]                         | 2001:db8:0:0:0:0:0:1",
        "[2001:db8::1]:443, 2001:db8:ffff::2   | 2001:db8:0:0:0:0:0:1",
        "fe80::1%eth0                          | fe80:0:0:0:0:0:0:1",
        // What is no address ends the list: who is before it can't be known.
        "192.0.2.1, unknown                    | 127.0.0.1",
        "192.0.2.1, unknown, 10.0.0.7          | 10.0.0.7",
        "192.0.2.1,                            | 127.0.0.1",
        "localhost                             | 127.0.0.1",
        "1.2.3                                 | 127.0.0.1",
        "0x7f.0.0.1                            | 127.0.0.1",
        "192.0.2.1.example.org                 | 127.0.0.1",
        "'; DROP TABLE post --                 | 127.0.0.1",
        "[192.0.2.1                            | 127.0.0.1",
      })
  void clientIsTheLastThatIsNoProxyOfOurs(String forwardedFor, String address) {
    assertThat(client.with("X-Forwarded-For", forwardedFor).get("/").text())
        .isEqualTo(address + " http");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "for=192.0.2.1                                   | 192.0.2.1 http",
        "For=192.0.2.1;PROTO=HTTPS;by=10.0.0.1           | 192.0.2.1 https",
        "for=198.51.100.9;proto=https, for=192.0.2.1     | 192.0.2.1 http",
        "for=\"192.0.2.1:80\";proto=\"https\", for=10.0.0.7 | 192.0.2.1 https",
        "for=\"[2001:db8::1]:4711\"                      | 2001:db8:0:0:0:0:0:1 http",
        "for=192.0.2.1, for=_hidden                      | 127.0.0.1 http",
        "for=192.0.2.1;for                               | 127.0.0.1 http",
        "proto=https                                     | 127.0.0.1 http",
        "nonsense                                        | 127.0.0.1 http",
      })
  void standardHeaderIsReadAlike(String forwarded, String expected) {
    assertThat(client.with("Forwarded", forwarded).get("/").text()).isEqualTo(expected);
  }

  /** Whichever of them the proxy writes, its client can send the other. */
  @Test
  void headersThatDifferAreNotBelieved() {
    var both = client.with("X-Forwarded-For", "192.0.2.1").with("X-Forwarded-Proto", "https");

    assertThat(both.with("Forwarded", "for=198.51.100.9").get("/").text())
        .isEqualTo("127.0.0.1 http");
    assertThat(both.with("Forwarded", "for=192.0.2.1").get("/").text())
        .isEqualTo("192.0.2.1 https");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "192.0.2.1           | https       | https",
        "192.0.2.1           | HTTPS       | https",
        "192.0.2.1           | http        | http",
        "192.0.2.1           | gopher      | http",
        "192.0.2.1, 10.0.0.7 | https       | https",
        "192.0.2.1, 10.0.0.7 | https, http | https",
        "9.9.9.9, 192.0.2.1  | https, http | http",
      })
  void schemeIsThatOfTheClient(String forwardedFor, String proto, String scheme) {
    var asking = client.with("X-Forwarded-For", forwardedFor).with("X-Forwarded-Proto", proto);

    assertThat(asking.get("/").text()).endsWith(" " + scheme);
  }

  @Test
  void listMaySpreadOverSeveralHeaders() {
    var twice = client.with("X-Forwarded-For", "192.0.2.1").with("X-Forwarded-For", "10.0.0.7");

    assertThat(twice.get("/").text()).isEqualTo("192.0.2.1 http");
  }

  @Test
  void onlyTheEndOfALongListIsLookedAt() {
    var long1000 =
        IntStream.range(0, 600).mapToObj(i -> "10.0.0.7").collect(Collectors.joining(","));

    assertThat(client.with("X-Forwarded-For", "1.1.1.1," + long1000).get("/").text())
        .isEqualTo("10.0.0.7 http");
    assertThat(client.with("X-Forwarded-For", long1000 + ",192.0.2.1").get("/").text())
        .isEqualTo("192.0.2.1 http");
  }

  @Test
  void othersAreNotBelieved() {
    var stranger =
        clientOf(ALONE).with("X-Forwarded-For", "192.0.2.1").with("X-Forwarded-Proto", "https");

    assertThat(stranger.get("/").text()).isEqualTo("127.0.0.1 http");
    assertThat(stranger.with("Forwarded", "for=192.0.2.1;proto=https").get("/").text())
        .isEqualTo("127.0.0.1 http");
  }

  @Test
  void cookiesOfClientsThatUseTlsNeverGoWithout() {
    serve(herald, settings(Optional.empty()).behind(PROXIES));
    var overTls = anybody.with("X-Forwarded-For", "192.0.2.1").with("X-Forwarded-Proto", "https");

    assertThat(overTls.get("/console/language/ko").header("Set-Cookie")).contains("; Secure");
    assertThat(
            anybody
                .with("X-Forwarded-For", "192.0.2.1")
                .get("/console/language/ko")
                .header("Set-Cookie"))
        .doesNotContain("Secure");
  }

  /** Answers with the address and the scheme of the client. */
  private static Javalin server(TrustedProxies proxies) {
    return Javalin.create(
            config -> {
              JettySettings.basics(config);
              JettySettings.jetty(config, Limits.usual(), proxies);
              config.jetty.host = "127.0.0.1";
              config.jetty.port = 0;
              config.routes.get(
                  "/", ctx -> ctx.result(ClientAddress.of(ctx).text() + " " + ctx.scheme()));
            })
        .start();
  }

  private static TestClient clientOf(Javalin javalin) {
    return new TestClient(javalin::port);
  }
}
