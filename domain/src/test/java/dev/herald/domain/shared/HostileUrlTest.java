package dev.herald.domain.shared;

import static dev.herald.domain.Invalid.assertCodes;
import static dev.herald.domain.Invalid.assertViolations;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses to which no reader should be sent, or that programs read in different ways. */
class HostileUrlTest {

  private static final String START = "https://library.example/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JavaScript://library.example/%0aalert(1)",
        "data:text/html,hello",
        "file:///etc/passwd",
        "ftp://library.example/",
        "mailto:mina@library.example",
        "view-source:https://library.example",
        "shttp://library.example",
        "httpx://library.example",
        "httpſ://library.example", // a long s, which is an S in upper case
        "ｈttp://library.example",
        "://library.example",
        "//library.example",
        "library.example",
        "/path",
        "http:library.example",
        "http:/library.example",
        "http",
        "http//library.example",
      })
  void refusesWhatIsNotHttp(String url) {
    assertCodes(() -> new HttpUrl(url)).containsExactly("url.not_http");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://mina@library.example",
        "https://mina:secret@library.example/",
        "https://@library.example",
        "https://:@library.example",
        "https://library.example@evil.example",
        "https://library.example:443@evil.example",
        "https://library.example%40@evil.example",
        "https://a@b@library.example",
      })
  void refusesCredentials(String url) {
    assertCodes(() -> new HttpUrl(url)).containsExactly("url.credentials");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // none
        "https://",
        "https:///path",
        "https://?q",
        "https://#top",
        "https://:80",
        "https://.",
        "https://-",
        "https://_~",
        // characters that others read differently
        "https://library%2eexample",
        "https://library.example;evil.example",
        "https://library.example,evil.example",
        "https://library.example&evil",
        "https://library$.example",
        "https://library。example", // an ideographic full stop, which some read as a dot
        "https://library.example／evil", // a wide slash
        "https://library.example⁄evil", // a fraction slash
        "https://library.example？evil", // a wide question mark
        "https://lib\u200Brary.example",
        "https://lib\u00ADrary.example",
        "https://\u202Erary.example",
        // not quite IPv6
        "https://::1",
        "https://[::1",
        "https://::1]",
        "https://[]",
        "https://[:]",
        "https://[::1]x",
        "https://[::g]",
        "https://[fe80::1%25eth0]",
        "https://[library.example]",
        // ports
        "https://library.example:65536",
        "https://library.example:99999/",
        "https://library.example:100000",
        "https://library.example:000080",
        "https://library.example:-1",
        "https://library.example:+80",
        "https://library.example:80a",
        "https://library.example:80:80",
        "https://library.example:８０",
        "https://[::1]:65536",
      })
  void refusesWhatNamesNoHostAndPort(String url) {
    assertCodes(() -> new HttpUrl(url)).containsExactly("url.host");
  }

  /** Each of these would take 40 ms if the time grew with the square of the length. */
  @Test
  @Timeout(30)
  void longHostsTakeNoLongerThanTheirLengthIsWorth() {
    var name = "http://" + "a".repeat(2030) + "!";
    var noName = "http://" + ".".repeat(2030);
    assertCodes(() -> new HttpUrl(noName)).containsExactly("url.host");
    for (var i = 0; i < 3_000; i++) {
      assertCodes(() -> new HttpUrl(name)).containsExactly("url.host");
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {'\\', '<', '>', '"', ' ', '\t', '\n', '\r', 0x85, 0xA0, 0x2003, 0x2028, 0x3000})
  void refusesCharactersThatEndAUrlForSomeAndNotForOthers(int character) {
    var inPath = START + "a" + Character.toString(character) + "b";
    var rule = character == 0x85 ? "url.control_character" : "url.forbidden_character";
    assertCodes(() -> new HttpUrl(inPath)).containsExactly(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "https:\\\\library.example             | not_http",
        "https:/\\library.example              | not_http",
        "https://library.example\\@evil.example| credentials",
        "https://library.example\\.evil.example| host",
        "https://library.example<evil.example  | host",
        "https://lib rary.example              | host",
        "java\tscript:alert(1)                 | not_http",
        "data:text/html,<b>                    | not_http",
      })
  void reportsAForbiddenCharacterBesideWhatElseIsWrong(String url, String rule) {
    assertCodes(() -> new HttpUrl(url)).containsExactly("url.forbidden_character", "url." + rule);
  }

  @Test
  void saysInWordsWhatIsWrong() {
    assertViolations(() -> new HttpUrl("https://a b"))
        .extracting(Violation::message)
        .containsExactly(
            "url must have no white space and none of \\ < > \"",
            "url must name a host, and a port up to 65535 if any");
    assertViolations(() -> new HttpUrl("ftp://a"))
        .extracting(Violation::message)
        .containsExactly("url must start with http:// or https:// and name a host");
    assertViolations(() -> new HttpUrl("http://a@b"))
        .extracting(Violation::message)
        .containsExactly("url must not contain a user name or a password");
  }

  @Test
  void refusesControlCharactersAndHalfASurrogatePair() {
    assertCodes(() -> new HttpUrl(START + "\0")).containsExactly("url.control_character");
    assertCodes(() -> new HttpUrl(START + "\u001B")).containsExactly("url.control_character");
    assertCodes(() -> new HttpUrl(START + "\uD83D")).containsExactly("url.not_unicode");
  }
}
