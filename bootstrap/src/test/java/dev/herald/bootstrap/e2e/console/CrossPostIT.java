package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** One post is written for several channels. */
class CrossPostIT extends Journey {

  @Test
  void goesOutWhereTheSheetSaid() throws Exception {
    var news = createChannel("City News");
    var trams = createChannel("City Trams");
    var parks = createChannel("City Parks");
    write(news, "Closed on Sunday");
    choose("Trams");
    choose("Parks");
    page.getByLabel("Remove: City Parks").click();
    assertThat(chosen()).hasCount(1);

    button("Publish").click();
    assertThat(window().locator(".audiences .who-name"))
        .hasText(new String[] {"City News", "City Trams"});
    Barriers.assertNone(page);
    button("Publish now").click();

    assertThat(notice()).hasText("Published in 2 channels.");
    assertThat(rows()).hasCount(2);
    Assertions.assertThat(posts(news)).hasSize(1);
    Assertions.assertThat(posts(trams)).hasSize(1);
    Assertions.assertThat(posts(parks)).isEmpty();
  }

  @Test
  void otherChannelsAreKnownAfterAReload() throws Exception {
    var news = createChannel("City News");
    createChannel("City Trams");
    write(news, "Closed on Sunday");
    choose("Trams");
    assertThat(page).hasURL(Pattern.compile("/console/drafts/"));

    page.reload();

    assertThat(field("Content")).hasValue("Closed on Sunday");
    assertThat(chosen()).containsText(new String[] {"City Trams"});
  }

  private void write(String channel, String text) {
    open("/console/compose?channel=" + channel);
    page.getByLabel("Text Only").check();
    field("Content").fill(text);
    assertThat(button("Publish")).isEnabled();
  }

  private void choose(String name) {
    if (!page.locator("details.also").evaluate("it => it.open").equals(true)) {
      page.getByText("Publish in other channels too…").click();
    }
    page.locator("#channels").fill(name);
    page.locator("#found li button").click();
  }

  private Locator chosen() {
    return page.locator(".chosen li");
  }
}
