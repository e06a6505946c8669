package dev.herald.http.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.shared.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write, and what goes over the wire. */
class WireUriTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "https://example.org > https://example.org",
        "HTTP://Example.org:8080/A%20b?c=d%2Fe&f > HTTP://Example.org:8080/A%20b?c=d%2Fe&f",
        "http://example.org:/ > http://example.org:/",
        "http://example.org?a=b > http://example.org?a=b",
        "http://example.org/a#here > http://example.org/a",
        "https://bücher.example/Käse?s=ß > https://xn--bcher-kva.example/K%C3%A4se?s=%C3%9F",
        "http://example.org/{a}|^`[b]?c[]=100%&d=%zz > http://example.org/%7Ba%7D%7C%5E%60%5Bb%5D?c%5B%5D=100%25&d=%25zz",
        "http://[::1]:8080/x > http://[::1]:8080/x",
        "http://my_host:8080/x > http://my_host:8080/x",
        "http://[1:2]:80/x > http://%5B1%3A2%5D:80/x",
        "http://a..b/x > http://a..b/x",
        "http://ä..b:80/x > http://%C3%A4..b:80/x",
      })
  void escapes(String written, String wire) {
    assertThat(WireUri.of(new HttpUrl(written))).hasToString(wire);
  }
}
