package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.herald.bootstrap.bench.ServerProcess;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInIT extends Journey {

  private static final Pattern HOME = Pattern.compile("/console/home$");
  private static final Pattern SIGN_IN = Pattern.compile("/console/sign-in(\\?.*)?$");

  @Test
  void theLinkOfTheFirstStartSignsInOnce(@TempDir Path data) throws Exception {
    try (var fresh = Server.startForTheFirstTime(data)) {
      var link = Pattern.compile("Open (\\S+) to sign in").matcher(fresh.said()).results();
      var address = link.findFirst().orElseThrow().group(1);

      page = browser().newPage();
      open(address);
      assertThat(heading("Welcome to Herald")).isVisible();
      Barriers.assertNone(page);
      button("Sign in").click();
      assertThat(page).hasURL(HOME);
      assertThat(heading("Three steps to the first post")).isVisible();

      provoke(404);
      page = browser().newPage();
      open(address);
      assertThat(heading("This link is no longer valid")).isVisible();
      link("Sign in with a token").click();
      assertThat(field("Access token")).isFocused();
    }
  }

  @Test
  void aWrongTokenIsRefusedAndTheRightOneLeadsToWhatWasAskedFor() {
    page = browser().newPage();
    open("/console/posts?query=trams");
    assertThat(page).hasURL(SIGN_IN);

    provoke(422);
    field("Access token").fill("not-the-token-at-all");
    button("Sign in").click();
    assertThat(page.getByText("This token is not valid.")).isVisible();
    assertThat(field("Access token")).hasAttribute("aria-invalid", "true");

    field("Access token").fill(" " + ServerProcess.TOKEN + " ");
    button("Sign in").click();
    assertThat(page).hasURL(Pattern.compile("/console/posts\\?query=trams$"));
    assertThat(search()).hasValue("trams");
  }

  @Test
  void aLinkOnAnotherSiteOpensThePageThatItNames() {
    page.route(
        "http://mail.example/",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html")
                    .setBody("<a href='%s/console/posts'>Look</a>".formatted(server.url()))));
    open("http://mail.example/");

    link("Look").click();

    assertThat(page).hasURL(server.url() + "/console/posts");
    assertThat(heading("Post Management")).isVisible();
  }

  @Test
  void whoSignsOutHasToSignInAgain() {
    open("/console/channels");
    chooseInTheMenu(page, "Sign out");
    assertThat(page).hasURL(SIGN_IN);

    open("/console/channels");
    assertThat(page).hasURL(SIGN_IN);
  }

  @Test
  void signingOutEverywhereEndsTheSessionsOfOtherBrowsers() {
    open("/console/channels");
    var elsewhere = signedIn(browser());
    elsewhere.navigate("/console/posts");

    chooseInTheMenu(elsewhere, "Sign out everywhere");
    assertThat(elsewhere).hasURL(SIGN_IN);

    page.reload();
    assertThat(page).hasURL(SIGN_IN);
  }

  private static void chooseInTheMenu(Page page, String action) {
    page.locator(".side-foot .menu summary").last().click();
    page.getByText(action, new Page.GetByTextOptions().setExact(true)).click();
  }
}
