package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
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
    press("Tab"); // to other channels
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

  @Test
  void rowsAreGoneThroughAndOpenedByKeys() throws Exception {
    var news = createChannel("City News");
    var first = publish(news, "The council meets");
    publish(news, "Trams resume at six");
    open("/console/posts");

    press("ArrowDown"); // scrolls, as nobody is in the list yet
    assertThat(rows().locator(":focus")).hasCount(0);
    press("j");
    assertThat(link("View post 2 of City News")).isFocused();
    press("j");
    press("j");
    assertThat(link("View post 1 of City News")).isFocused();
    press("ArrowUp");
    assertThat(link("View post 2 of City News")).isFocused();
    press("Escape");
    assertThat(rows().locator(":focus")).hasCount(0);
    press("j");
    press("ArrowDown");
    press("Enter");
    assertThat(page).hasURL(Pattern.compile("/console/posts/" + first + "$"));
  }

  @Test
  void keysLeadToTheSearchToPagesAndToTheComposer() throws Exception {
    var news = createChannel("City News");
    open("/console/channels");

    press("/");
    assertThat(search()).isFocused();
    page.keyboard().type("c?gp");
    assertThat(search()).hasValue("c?gp");
    assertThat(window()).isHidden();

    open("/console/channels");
    press("g");
    press("p");
    assertThat(page).hasURL(Pattern.compile("/console/posts$"));
    press("Control+c");
    button("Channel: All channels").click();
    assertThat(window()).isVisible();
    goTo(window().getByLabel("Close"));
    press("c");
    assertThat(page).hasURL(Pattern.compile("/console/posts$"));

    openChannel(news);
    press("c");
    assertThat(page).hasURL(Pattern.compile("/console/compose\\?channel=" + news + "$"));
  }

  @Test
  void keysAreShownAndCanBeTurnedOff() {
    open("/console/channels");
    press("?");
    assertThat(window()).containsText("Go to the next row");
    var keys = page.getByRole(AriaRole.SWITCH);
    assertThat(keys).isChecked();
    goTo(keys);
    press("Space");
    press("Escape");
    assertThat(window()).isHidden();

    press("g");
    press("p");
    press("?");
    page.reload();
    press("?");
    assertThat(window()).isHidden();
    assertThat(page).hasURL(Pattern.compile("/console/channels$"));

    page.getByText("admin").click();
    button("Keyboard shortcuts").click();
    assertThat(keys).not().isChecked();
    keys.check();
    press("Escape");
    press("g");
    press("p");
    assertThat(page).hasURL(Pattern.compile("/console/posts$"));
  }
}
