package dev.herald.http.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.TestClient;
import java.net.URLEncoder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A test that uses the console as a browser does. */
abstract class ConsoleTest extends HttpTest {

  /** A browser in which nobody signed in; it says where its requests come from. */
  protected final TestClient browser() {
    return anybody.with("Sec-Fetch-Site", "same-origin");
  }

  /** A browser in which the bearer of this token signed in. */
  protected final TestClient browserOf(String name) {
    return browser().with("Cookie", session(name));
  }

  /** The cookie of a new session. */
  protected final String session(String name) {
    var answer = submit(browser(), "/console/sign-in", "token", secret(name)).hasStatus(303);
    return answer.header("Set-Cookie").split(";", 2)[0];
  }

  /** The same browser when a script asks for a part of a page. */
  protected static TestClient script(TestClient browser) {
    return browser.with("HX-Request", "true");
  }

  /**
   * Sends a form.
   *
   * @param fields names and values by turns
   */
  protected static Answer submit(TestClient browser, String path, String... fields) {
    var form =
        IntStream.range(0, fields.length / 2)
            .mapToObj(i -> encode(fields[2 * i]) + "=" + encode(fields[2 * i + 1]))
            .collect(Collectors.joining("&"));
    return browser
        .with("Content-Type", "application/x-www-form-urlencoded")
        .send("POST", path, form);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  protected static Document page(Answer answer) {
    return Jsoup.parse(answer.text());
  }

  protected static Document page(TestClient browser, String path) {
    return page(browser.get(path).hasStatus(200));
  }
}
