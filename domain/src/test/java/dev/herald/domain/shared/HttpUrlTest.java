package dev.herald.domain.shared;

import static dev.herald.domain.Invalid.assertViolations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.Sized;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken, and how it is kept. What is refused stands in {@code HostileUrlTest}. */
class HttpUrlTest {

  private static final String START = "https://library.example/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://library.example",
        "https://library.example",
        "HTTPS://LIBRARY.EXAMPLE/Path",
        "hTtP://library.example",
        "https://library.example/a/../b//c;d=1,2",
        "https://library.example?q=1&q=2",
        "https://library.example#hours",
        "https://library.example/?next=https://other.example/",
        // an @ or a colon behind the host is no credential
        "https://library.example/@mina",
        "https://library.example/a:b@c",
        "https://library.example?mail=mina@library.example",
        "https://library.example#mina@home",
        // ports
        "https://library.example:443/",
        "https://library.example:/",
        "https://library.example:0/",
        "https://library.example:65535?x",
        "http://localhost:8080",
        // hosts
        "https://library.example./",
        "https://a-b.c_d.library.example",
        "https://xn--bcher-kva.example/",
        "https://bücher.example/",
        "https://例え.テスト/パス",
        "https://图书馆.中国/新闻?页=1",
        "https://도서관.한국/소식",
        "https://مكتبة.إختبار/صفحة",
        "https://पुस्तक.भारत/",
        "http://192.0.2.1/",
        "http://[::1]/",
        "http://[::]",
        "https://[2001:db8::1]:8443/x",
        "https://[::FFFF:192.0.2.1]?x",
        // what people paste
        "https://library.example/100%/a|b^c`{d}'e!",
        "https://library.example/📚#👩‍👧",
      })
  void takesWhatAReaderCanBeSentTo(String url) {
    assertThat(new HttpUrl(url).value()).isEqualTo(url);
    assertThat(new HttpUrl(url)).hasToString(url);
  }

  @Test
  void isRequired() {
    for (var nothing : Arrays.asList(null, "", " \n ", "\u200B")) {
      assertViolations(() -> new HttpUrl(nothing)).containsExactly(Violation.required("url"));
    }
  }

  @Test
  void losesOnlyTheWhiteSpaceAroundIt() {
    assertThat(new HttpUrl(" \t" + START + "\n").value()).isEqualTo(START);
  }

  /** A server may well keep the two spellings of one letter apart. */
  @Test
  void isNotComposed() {
    assertThat(new HttpUrl(START + "cafe\u0301").value()).isEqualTo(START + "cafe\u0301");
  }

  @ParameterizedTest
  @MethodSource("dev.herald.domain.Sized#characters")
  void takesUpTo2048Bytes(String character) {
    for (var bytes : new int[] {2047, 2048}) {
      var url = START + Sized.text(bytes - START.length(), character);
      assertThat(new HttpUrl(url).value()).isEqualTo(url);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.herald.domain.Sized#characters")
  void refuses2049Bytes(String character) {
    var url = START + Sized.text(2049 - START.length(), character);
    assertViolations(() -> new HttpUrl(url)).containsExactly(Violation.tooLong("url", 2048, 2049));
  }
}
