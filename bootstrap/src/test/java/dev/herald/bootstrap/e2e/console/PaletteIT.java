package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Ctrl+K goes anywhere. */
class PaletteIT extends Journey {

  @Test
  void aPageAChannelAndAPostAreReachedByTypingAndEnter() throws Exception {
    var news = createChannel("City News");
    var post = publish(news, "Trams resume at six");
    open("/console/channels");

    press("Control+k");
    assertThat(typed()).isFocused();
    page.keyboard().type("sched");
    press("Enter"); // before anything can have been found
    assertThat(page).hasURL(Pattern.compile("/console/schedule$"));

    press("Control+k");
    page.keyboard().type("city");
    press("Enter");
    assertThat(page).hasURL(Pattern.compile("/console/channel\\?id=" + news + "$"));

    press("Control+k");
    page.keyboard().type("trams");
    assertThat(marked()).containsText("Trams resume at six");
    press("Enter");
    assertThat(page).hasURL(Pattern.compile("/console/posts/" + post + "$"));
  }

  /** Or else the first letter alone would be a command, as {@code c} is. */
  @Test
  void whatIsTypedBeforeTheScriptIsThereIsFoundAsWell() throws Exception {
    var news = createChannel("City News");
    var held = new ArrayList<Route>();
    page.route("**/console.js", held::add);
    page.navigate(
        "/console/schedule", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    page.waitForSelector("html[data-bs-theme]");
    page.waitForCondition(() -> !held.isEmpty());

    press("Control+k");
    page.keyboard().type("city");
    press("Enter");
    held.get(0).resume();

    assertThat(page).hasURL(Pattern.compile("/console/channel\\?id=" + news + "$"));
  }

  @Test
  void arrowsGoThroughTheChoicesAndRoundTheirEnds() throws Exception {
    var news = createChannel("City News");
    open("/console/posts");
    press("Control+k");
    page.keyboard().type("city");
    assertThat(marked()).containsText("City News");

    press("ArrowDown");
    assertThat(marked()).hasText("Create a post on City News");
    assertThat(typed()).hasAttribute("aria-activedescendant", "palette-2");
    press("ArrowDown");
    assertThat(typed()).hasAttribute("aria-activedescendant", "palette-1");
    press("ArrowUp");
    press("Enter");
    assertThat(page).hasURL(Pattern.compile("/console/compose\\?channel=" + news + "$"));
  }

  @Test
  void itOpensWindowsAndPressesWhatIsInMenus() {
    open("/console/channels");
    button("Search or go to…").click();
    page.keyboard().type("official channel");
    option("Create Official Channel").click();
    assertThat(field("Name")).isFocused();
    press("Escape");

    press("Control+k");
    page.keyboard().type("dark");
    press("Enter");
    assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
    assertThat(window()).isHidden();

    press("Control+k");
    page.keyboard().type("日本語");
    press("Enter");
    assertThat(page.locator("html")).hasAttribute("lang", "ja");

    press("Control+k");
    page.keyboard().type("ログアウト");
    press("Enter");
    assertThat(page).hasURL(Pattern.compile("/console/sign-in$"));
  }

  @Test
  void itClosesByTheSameKeysAndLeavesOtherWindowsAlone() {
    open("/console/channels");
    press("Control+k");
    assertThat(typed()).isFocused();
    press("Control+k");
    assertThat(window()).isHidden();

    button("Create Official Channel").click();
    field("Name").fill("City News");
    press("Control+k");
    assertThat(field("Name")).hasValue("City News");
  }

  private Locator typed() {
    return page.getByRole(AriaRole.COMBOBOX, named("Search or go to…"));
  }

  private Locator option(String name) {
    return page.getByRole(AriaRole.OPTION, named(name));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private Locator marked() {
    return page.locator("[role=option][aria-selected=true]");
  }
}
