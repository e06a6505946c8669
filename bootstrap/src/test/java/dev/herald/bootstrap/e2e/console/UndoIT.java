package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.herald.bootstrap.e2e.Client;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing waits for a few seconds, in which it can be undone from any page. */
class UndoIT extends Journey {

  @TempDir static Path data;

  private Server undoing;

  /** Long enough for a busy machine to press a button in. */
  @BeforeAll
  void startOneThatWaits() throws Exception {
    undoing =
        Server.startWith(Map.of("HERALD_UNDO", "8", "HERALD_PUBLISHING_POLICY", "tencent"), data);
    server = undoing;
    api = new Client(server.port());
  }

  @AfterAll
  void stop() {
    if (undoing != null) undoing.close();
  }

  @Test
  void isUndoneAndThenPublishedOnce() throws Exception {
    var trams = createChannel("City Trams");
    write(trams, "Trams resume at sx");
    publishNow();
    assertThat(undoBar()).containsText("Publishing on City Trams");
    open("/console/channels");
    assertThat(undoBar()).isVisible();
    button("Undo").click();

    assertThat(page).hasURL(Pattern.compile("/console/drafts/"));
    assertThat(notice()).hasText("Not published. The draft is yours to change.");
    assertThat(field("Content")).hasValue("Trams resume at sx");
    Assertions.assertThat(posts(trams)).isEmpty();
    field("Content").fill("Trams resume at six");
    publishNow();

    assertThat(notice()).hasText("Published on “City Trams”.");
    assertThat(undoBar()).hasCount(0);
    assertThat(page.locator("tbody tr")).containsText("Trams resume at six");
    Assertions.assertThat(posts(trams)).hasSize(1);
  }

  @Test
  void whatCannotBePublishedThenComesBackWithTheReason() throws Exception {
    var trams = createChannel("City Trams");
    publish(trams, "One in this hour");
    write(trams, "Trams resume at six");
    publishNow();
    assertThat(undoBar()).isVisible();
    publish(trams, "Two in this hour");

    assertThat(failure()).containsText("The channel had published too often by then.");
    failure().getByText("City Trams").click();
    assertThat(page.locator("#composer .alert-danger"))
        .containsText("The channel had published too often by then.");
    assertThat(field("Content")).hasValue("Trams resume at six");
    assertThat(button("Publish")).isEnabled();
  }

  private Locator undoBar() {
    return page.locator(".popup-undo");
  }

  private void write(String channel, String text) {
    open("/console/compose?channel=" + channel);
    page.getByLabel("Text Only").check();
    field("Content").fill(text);
    assertThat(button("Publish")).isEnabled();
  }
}
