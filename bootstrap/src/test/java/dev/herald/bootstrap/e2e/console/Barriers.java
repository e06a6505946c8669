package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;

/** What would keep people from using a page, as far as a machine can tell. */
final class Barriers {

  private static final int HEIGHT = 900;
  private static final int WIDE = 1440;
  private static final int[] NARROWER = {768, 360};

  private Barriers() {}

  /** Looks at the page when it is wide and light, and when it is narrow and dark. */
  static void assertNone(Page page) {
    page.setViewportSize(WIDE, HEIGHT);
    page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    assertThat(page.locator("html")).hasAttribute("data-bs-theme", "light");
    assertNoneNow(page);
    assertNothingIsWider(page);
    for (var width : NARROWER) {
      page.setViewportSize(width, HEIGHT);
      assertNothingIsWider(page);
    }
    page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
    assertNoneNow(page);
  }

  private static void assertNoneNow(Page page) {
    var violations = new AxeBuilder(page).setLegacyMode(true).analyze().getViolations();
    assertThat(violations)
        .flatExtracting(
            rule ->
                rule.getNodes().stream()
                    .map(
                        node ->
                            String.join(
                                " ", rule.getId(), node.getHtml(), node.getFailureSummary()))
                    .toList())
        .isEmpty();
  }

  /** Nobody has to scroll sideways. */
  static void assertNothingIsWider(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as("width of what is on the page")
        .isEqualTo(page.evaluate("document.documentElement.clientWidth"));
  }
}
