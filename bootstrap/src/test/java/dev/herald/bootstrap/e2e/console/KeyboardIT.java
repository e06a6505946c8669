package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever has no mouse gets as far as everybody else. */
class KeyboardIT extends Journey {

  @Test
  void aWindowKeepsTheFocusAndBringsItBack() {
    open("/console/channels");
    var opener = button("Create Official Channel");
    goTo(opener);
    press("Enter");
    assertThat(field("Name")).isFocused();
    for (var i = 0; i < 20; i++) {
      press("Tab");
      assertThat(page.locator("main :focus")).hasCount(0);
    }

    press("Escape");
    assertThat(window()).isHidden();
    assertThat(opener).isFocused();
  }

  @Test
  void aWindowAsksBeforeItLosesWhatWasEntered() {
    open("/console/channels");
    button("Create Official Channel").click();
    assertThat(field("Name")).isFocused();
    page.keyboard().type("City News");

    page.onceDialog(question -> question.dismiss());
    press("Escape");
    assertThat(field("Name")).hasValue("City News");

    page.onceDialog(question -> question.accept());
    press("Escape");
    assertThat(window()).isHidden();
  }

  @Test
  void theKeyboardAloneCreatesAChannelAndPublishesAPost() {
    open("/console/channels");
    goTo(button("Create the first channel"));
    press("Enter");
    assertThat(field("Name")).isFocused();
    page.keyboard().type("City News");
    goTo(page.locator("#photo-file"));
    page.waitForFileChooser(() -> press("Space")).setFiles(Pictures.RED);
    assertThat(window().getByAltText("Preview of the profile photo"))
        .hasJSProperty("naturalWidth", 12);
    goTo(button("Create"));
    press("Enter");
    assertThat(notice()).hasText("The channel “City News” was created.");

    goTo(link("Post Management"));
    press("Enter");
    assertThat(page).hasURL(Pattern.compile("/console/posts$"));
    goTo(link("Create Post").first());
    press("Enter");
    assertThat(field("Content")).isFocused();
    goTo(button("Channel: City News"));
    press("Space");
    assertThat(search()).isFocused();
    goTo(window().locator("li button"));
    press("Enter");
    assertThat(button("Channel: City News")).isFocused();
    press("Tab");
    press("ArrowRight");
    press("ArrowRight");
    goTo(field("Content"));
    page.keyboard().type("Trams resume at six");
    goTo(button("Publish"));
    press("Enter");
    assertThat(button("Publish now")).isFocused();
    press("Enter");
    assertThat(rows()).containsText(new String[] {"Trams resume at six"});
  }
}
