package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import dev.herald.bootstrap.bench.ServerProcess;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailuresIT extends Journey {

  private static final Pattern POSTS = Pattern.compile("/console/posts$");

  private String news;

  @BeforeEach
  void aPostIsBeingWritten() throws Exception {
    news = createChannel("City News");
    open("/console/compose?channel=" + news);
    field("Content").fill("Trams resume at six");
    page.locator("#image-files").setInputFiles(Pictures.RED);
    field("Alternative text").fill("A tram");
    button("Add Link").click();
    field("Label").fill("Timetable");
    field("Address").fill("https://example.org/trams");
    assertThat(page.getByText("Ready to publish.")).isVisible();
    assertThat(page.locator("#preview .post-links")).containsText("Timetable");
  }

  @Test
  void aServerThatIsAwayLosesNothingAndTakesThePostWhenItIsBack() throws Exception {
    provoke("net::ERR");
    provoke("htmx:sendError");
    server.stop();
    try {
      button("Publish").click();
      assertThat(failure()).containsText("Herald can’t be reached.");
      assertThat(failure()).containsText("What you entered is still here. Try again.");
      assertEverythingIsStillThere();

      button("Publish").click();
      assertThat(failure()).hasCount(1);
    } finally {
      server.startAgain(); // the other journeys need it too
    }
    button("Publish").click();
    assertThat(page).hasURL(POSTS);
    assertThat(rows()).hasCount(1);
    Assertions.assertThat(posts(news)).hasSize(1);
  }

  @Test
  void aPostWhoseAnswerWasLostIsPublishedOnce() throws Exception {
    provoke("net::ERR");
    provoke("htmx:sendError");
    page.route(
        "**/console/compose",
        route -> {
          route.fetch();
          route.abort();
        });
    button("Publish").click();
    assertThat(failure()).containsText("Herald can’t be reached.");
    Assertions.assertThat(posts(news)).hasSize(1);

    page.unroute("**/console/compose");
    button("Publish").click();

    assertThat(notice()).hasText("Published on “City News”.");
    assertThat(rows()).hasCount(1);
    Assertions.assertThat(posts(news)).hasSize(1);
  }

  @Test
  void aSessionThatEndedIsRenewedInAnotherTabAndThePostIsPublished() throws Exception {
    var everywhere =
        page.request()
            .post(
                "/console/sign-out-everywhere",
                RequestOptions.create().setHeader("Origin", server.url()));
    assertThat(everywhere).isOK();

    provoke(401);
    button("Publish").click();
    assertThat(failure()).containsText("Your session has ended.");
    assertEverythingIsStillThere();

    var tab =
        page.waitForPopup(() -> failure().getByRole(AriaRole.LINK).getByText("Sign in").click());
    tab.getByLabel("Access token").fill(ServerProcess.TOKEN);
    tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    assertThat(tab).hasURL(Pattern.compile("/console/channels$"));

    button("Publish").click();
    assertThat(page).hasURL(POSTS);
    Assertions.assertThat(posts(news)).hasSize(1);
  }

  @Test
  void aPageThatIsLoadedAgainRestoresTheDraftWhichCanBeDiscarded() {
    page.reload();
    assertThat(page.getByText("What you had entered before was restored.")).isVisible();
    assertEverythingIsStillThere();

    open("/console/compose");
    assertThat(button("Channel: City News")).isVisible();
    assertEverythingIsStillThere();

    button("Start anew").click();
    assertThat(field("Content")).isEmpty();
    page.reload();
    assertThat(field("Content")).isEmpty();
    assertThat(page.getByText("was restored")).isHidden();
  }

  @Test
  void aChannelThatWasDeletedMeanwhileIsSaidAndNothingIsLost() throws Exception {
    deleteChannel(news);

    provoke(404);
    button("Publish").click();

    assertThat(failure()).containsText("The channel is no longer there.");
    assertEverythingIsStillThere();
  }

  private void assertEverythingIsStillThere() {
    assertThat(field("Content")).hasValue("Trams resume at six");
    assertThat(field("Alternative text")).hasValue("A tram");
    assertThat(page.locator("#images img")).hasJSProperty("naturalWidth", 12);
    assertThat(field("Label")).hasValue("Timetable");
    assertThat(field("Address")).hasValue("https://example.org/trams");
    assertThat(button("Publish")).isEnabled();
  }
}
