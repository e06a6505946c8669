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
    publishNow();
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
    page.waitForRequestFinished(
        new Page.WaitForRequestFinishedOptions()
            .setPredicate(request -> request.url().endsWith("/console/compose/preview")),
        this::publishNow);
    assertThat(failure()).containsText("Herald can’t be reached."); // though the preview follows
    Assertions.assertThat(posts(news)).hasSize(1);

    page.unroute("**/console/compose");
    publishNow();

    assertThat(notice()).hasText("Published on “City News”.");
    assertThat(rows()).hasCount(1);
    Assertions.assertThat(posts(news)).hasSize(1);
  }

  @Test
  void aSessionThatEndedIsRenewedInAnotherTabAndThePostIsPublished() throws Exception {
    provoke(401); // also of a preview that is asked for meanwhile
    var everywhere =
        page.request()
            .post(
                "/console/sign-out-everywhere",
                RequestOptions.create().setHeader("Origin", server.url()));
    assertThat(everywhere).isOK();

    button("Publish").click();
    assertThat(failure()).containsText("Your session has ended.");
    assertEverythingIsStillThere();

    var tab =
        page.waitForPopup(() -> failure().getByRole(AriaRole.LINK).getByText("Sign in").click());
    tab.getByLabel("Access token").fill(ServerProcess.TOKEN);
    tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    page.waitForCondition(tab::isClosed);
    assertThat(failure()).hasCount(0);
    assertThat(page.locator("#publish-state")).hasText("Ready to publish.");

    publishNow();
    assertThat(page).hasURL(POSTS);
    Assertions.assertThat(posts(news)).hasSize(1);
  }

  @Test
  void aPageThatIsLoadedAgainShowsTheDraftWhichCanBeDiscarded() {
    assertThat(page.locator("#save-state")).containsText("Saved");
    page.reload();
    assertEverythingIsStillThere();

    button("Discard draft").click();
    assertThat(notice()).containsText("Draft discarded.");
    open("/console/compose");
    assertThat(field("Content")).isEmpty();
  }

  @Test
  void aChannelThatWasDeletedMeanwhileIsSaidAndNothingIsLost() throws Exception {
    deleteChannel(news);

    provoke(404);
    button("Publish").click();

    assertThat(failure()).containsText("The channel is no longer there.");
    assertThat(failure()).not().containsText("Webhooks");
    assertThat(page.locator("#publish-state")).hasText("Fix the marked fields.");
    assertThat(page.locator("form [data-field=channel]")).containsText("is no longer there.");
    assertEverythingIsWritten();
  }

  @Test
  void aPreviewThatDoesNotFollowSaysWhy() {
    provoke("net::ERR");
    provoke("htmx:sendError");
    page.route("**/console/compose/preview", route -> route.abort());
    field("Content").fill("Trams resume at seven");
    assertThat(page.locator("#publish-state")).hasText("Herald can’t be reached.");

    page.unroute("**/console/compose/preview");
    assertThat(page.locator("#publish-state")).hasText("Ready to publish.");
    assertThat(page.locator("#preview")).containsText("Trams resume at seven");
  }

  @Test
  void aSessionThatEndsWhileOneWritesIsSaidAtOnce() {
    provoke(401);
    page.context().clearCookies();
    field("Content").fill("Trams resume at seven");

    assertThat(page.locator("#publish-state")).hasText("Your session has ended.");
    assertThat(failure()).containsText("Sign in again");
    field("Content").fill("Trams resume at eight");
    assertThat(failure()).hasCount(1);
  }

  @Test
  void whatWasWrongBeforeDoesNotHideThatTheSessionEnded() {
    provoke(401);
    field("Address").fill("nowhere");
    assertThat(page.locator("#publish-state")).hasText("Fix the marked fields.");

    page.context().clearCookies();
    field("Address").fill("https://example.org/trams");

    assertThat(page.locator("#publish-state")).hasText("Your session has ended.");
  }

  private void assertEverythingIsStillThere() {
    assertEverythingIsWritten();
    assertThat(button("Publish")).isEnabled();
  }

  private void assertEverythingIsWritten() {
    assertThat(field("Content")).hasValue("Trams resume at six");
    assertThat(field("Alternative text")).hasValue("A tram");
    assertThat(page.locator("#images img")).hasJSProperty("naturalWidth", 12);
    assertThat(field("Label")).hasValue("Timetable");
    assertThat(field("Address")).hasValue("https://example.org/trams");
  }
}
