package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.herald.bootstrap.e2e.Client;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing waits for a few seconds, in which it can be undone from any page. */
class UndoIT extends Journey {

  @TempDir private Path data;
  private Server waiting;
  private Server usual;

  /** Has the journey go on at a server that waits for so long before it publishes. */
  private void goToOneThatWaits(int seconds) throws Exception {
    var settings =
        Map.of("HERALD_UNDO", Integer.toString(seconds), "HERALD_PUBLISHING_POLICY", "tencent");
    waiting = Server.startWith(settings, data);
    usual = server;
    goTo(waiting);
    page = signedIn(browser());
  }

  private void goTo(Server other) {
    server = other;
    api = new Client(other.port());
  }

  @AfterEach
  void stop() {
    if (waiting == null) return;
    waiting.close();
    goTo(usual);
  }

  @Test
  void isUndoneOnAnotherPage() throws Exception {
    goToOneThatWaits(60);
    var trams = createChannel("City Trams");
    write(trams, "Trams resume at sx");
    publishNow();
    assertThat(bar()).containsText("Publishing on City Trams");

    open("/console/channels");
    button("Undo").click();

    assertThat(page).hasURL(Pattern.compile("/console/drafts/"));
    assertThat(notice()).hasText("Not published. The draft is yours to change.");
    assertThat(field("Content")).hasValue("Trams resume at sx");
    assertThat(bar()).hasCount(0);
    field("Content").fill("Trams resume at six");
    assertThat(button("Publish")).isEnabled();
    Assertions.assertThat(posts(trams)).isEmpty();
  }

  @Test
  void goesOutOrComesBackWithTheReason() throws Exception {
    goToOneThatWaits(1);
    var trams = createChannel("City Trams");
    publish(trams, "One in this hour");
    write(trams, "Two in this hour");
    publishNow();

    assertThat(notice()).hasText("Published on “City Trams”.");
    assertThat(bar()).hasCount(0);
    assertThat(rows().first()).containsText("Two in this hour");

    write(trams, "Three in this hour");
    publishNow();

    assertThat(failure()).containsText("The channel had published too often by then.");
    failure().getByText("City Trams").click();
    assertThat(page.locator("#composer .alert-danger"))
        .containsText("The channel had published too often by then.");
    assertThat(field("Content")).hasValue("Three in this hour");
    assertThat(button("Publish")).isEnabled();
    Assertions.assertThat(posts(trams)).hasSize(2);
  }

  private Locator bar() {
    return page.locator(".popup-undo");
  }

  private void write(String channel, String text) {
    open("/console/compose?channel=" + channel);
    page.getByLabel("Text Only").check();
    field("Content").fill(text);
    assertThat(button("Publish")).isEnabled();
  }
}
