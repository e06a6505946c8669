package dev.herald.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.session.SignIn;
import dev.herald.application.service.Services;
import dev.herald.application.testkit.InMemoryPorts;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People sign in with a token, or once with the link of the first start. */
class SignInTest extends ConsoleTest {

  @Test
  void tokenBeginsASessionThatScriptsAndOtherSitesCantUse() {
    var answer = submit(browser(), "/console/sign-in", "token", secret("admin"));

    answer.hasStatus(303).has("Location", "/console/home");
    assertThat(answer.header("Set-Cookie"))
        .contains("; HttpOnly", "; SameSite=Lax", "; Path=/console", "; Max-Age=604800")
        .doesNotContain("; Secure");
  }

  @Test
  void sessionGoesNowhereWithoutTlsIfTheServerIsReachedByIt() {
    serve(herald, settings(Optional.of("https://herald.example.org")));

    var answer = submit(browser(), "/console/sign-in", "token", secret("admin"));

    assertThat(answer.header("Set-Cookie")).contains("; Secure");
  }

  @Test
  void whoIsSignedInAlreadyGoesOn() {
    browserOf("admin")
        .get("/console/sign-in?next=%2Fconsole%2Fposts")
        .hasStatus(303)
        .has("Location", "/console/posts");
  }

  @Test
  void wrongTokenIsSaidToBeWrong() {
    var answer = submit(browser(), "/console/sign-in", "token", "wrong").hasStatus(422);

    answer.hasNo("Set-Cookie");
    assertThat(page(answer).select("[role=alert]").text()).contains("not valid");
    assertThat(page(answer).select("#token").attr("aria-invalid")).isEqualTo("true");
  }

  @Test
  void whoIsNotSignedInComesBackToThePageTheyWanted() {
    var wanted = browser().get("/console/posts?query=a%26b").hasStatus(302).header("Location");
    var next = page(browser(), wanted).select("[name=next]").attr("value");

    submit(browser(), "/console/sign-in", "token", secret("admin"), "next", next)
        .has("Location", "/console/posts?query=a%26b");
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org/",
    "//example.org/",
    "/console.example.org",
    "/console/sign-out",
    "/console/../docs",
    "/console/..\\docs",
    "/console/..?a",
    "/console/..#a",
    "/console/x/%2e%2E/../docs",
    "/console/sign-in/code",
    "javascript:alert(1)",
    "'/console/a\r\nSet-Cookie: a=b'"
  })
  void nobodyIsLedElsewhere(String next) {
    submit(browser(), "/console/sign-in", "token", secret("admin"), "next", next)
        .hasStatus(303)
        .has("Location", "/console/home");
  }

  @Test
  void linkOfTheFirstStartSignsInOnce() {
    var first = Services.over(new InMemoryPorts().outbound());
    var link =
        "/console/sign-in/"
            + first.issueFirstToken().issueFirst(Optional.empty()).get().signInCode();
    serve(first);

    // Whatever opens links to look at them does not use it up.
    assertThat(page(browser(), link).select("form button").text()).isEqualTo("Sign in");
    assertThat(page(browser(), link).select("form")).hasSize(1);
    submit(browser(), link).hasStatus(303).has("Location", "/console/home");

    browser().get(link).hasStatus(404);
    assertThat(page(submit(browser(), link).hasStatus(404)).text()).contains("no longer valid");
  }

  @Test
  void sessionEndsAfterAWeek() {
    var browser = browserOf("admin");
    clock.advance(SignIn.LASTS.minus(Duration.ofMillis(1)));
    browser.get("/console/channels").hasStatus(200);

    clock.advance(Duration.ofMillis(1));
    browser.get("/console/channels").hasStatus(302);
  }

  @Test
  void signingOutEndsThisSessionAlone() {
    var here = browserOf("admin");
    var there = browserOf("admin");

    var answer = submit(here, "/console/sign-out").has("Location", "/console/sign-in");

    assertThat(answer.header("Set-Cookie"))
        .startsWith("herald-session=;")
        .contains("Expires=Thu, 01 Jan 1970");
    here.get("/console/channels").hasStatus(302);
    there.get("/console/channels").hasStatus(200);
  }

  @Test
  void signingOutEverywhereEndsAllSessionsOfTheToken() {
    var here = browserOf("admin");
    var there = browserOf("admin");
    var other = browserOf("editor");

    submit(here, "/console/sign-out-everywhere").hasStatus(303);

    here.get("/console/channels").hasStatus(302);
    there.get("/console/channels").hasStatus(302);
    other.get("/console/channels").hasStatus(200);
  }
}
