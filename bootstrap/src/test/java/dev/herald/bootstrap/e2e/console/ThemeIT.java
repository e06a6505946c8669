package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.Test;

/** A reader chooses light, dark, or what the system has; paper is white. */
class ThemeIT extends Journey {

  @Test
  void aThemeIsChosenForAllTabsAndGivenBackToTheSystem() {
    page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    open("/console/channels");
    var other = page.context().newPage();
    other.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    other.navigate(page.url());
    assertTheme(page, "light");

    choose("Dark");

    assertTheme(page, "dark");
    assertTheme(other, "dark");
    page.reload();
    assertTheme(page, "dark");
    menu().click();
    assertThat(button("Dark")).hasAttribute("aria-pressed", "true");
    menu().click();

    choose("System");

    assertTheme(page, "light");
    assertTheme(other, "light");
    page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertTheme(page, "dark");
  }

  @Test
  void paperIsWhiteAndHasNoNavigation() {
    page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    open("/console/channels");

    page.emulateMedia(
        new EmulateMediaOptions().setColorScheme(ColorScheme.DARK).setMedia(Media.PRINT));
    page.evaluate("dispatchEvent(new Event('beforeprint'))");

    assertTheme(page, "light");
    assertThat(page.locator(".side")).not().isVisible();
    assertThat(heading("Official Channel Management")).isVisible();
    page.evaluate("dispatchEvent(new Event('afterprint'))");
    assertTheme(page, "dark");
  }

  private void choose(String theme) {
    menu().click();
    button(theme).click();
    assertThat(menu()).isFocused();
  }

  private Locator menu() {
    return page.locator("summary", new Page.LocatorOptions().setHasText("Theme"));
  }

  private static void assertTheme(Page page, String theme) {
    assertThat(page.locator("html")).hasAttribute("data-bs-theme", theme);
  }
}
