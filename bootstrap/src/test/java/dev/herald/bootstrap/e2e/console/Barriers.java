package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What would keep people from using a page, as far as a machine can tell. */
final class Barriers {

  private static final int HEIGHT = 900;
  private static final int WIDE = 1440;
  private static final int[] NARROWER = {768, 360};
  private static final int NARROWEST_OF_ALL = 320;

  /** What finds them; it stays in the page, as to bring it there takes longer than to run it. */
  private static final String AXE = axe();

  /** To tell all that is well as well, and where each fault is in the page, would take longer. */
  private static final String VIOLATIONS =
      """
      async () => {
        const options = { resultTypes: ['violations'], selectors: false, preload: false }
        const { violations } = await axe.run(options)
        return violations.flatMap(rule =>
          rule.nodes.map(node => `${rule.id} ${node.html} ${node.failureSummary}`))
      }
      """;

  private Barriers() {}

  private static String axe() {
    try (var script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Looks at the page when it is wide and light, and when it is narrow and dark. */
  static void assertNone(Page page) {
    page.setViewportSize(WIDE, HEIGHT);
    page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    if (isOfTheConsole(page)) assertTheme(page, "light");
    page.evaluate(AXE);
    assertNoneNow(page);
    assertNothingIsWider(page);
    for (var width : NARROWER) {
      page.setViewportSize(width, HEIGHT);
      assertNothingIsWider(page);
    }
    if (!isOfTheConsole(page)) {
      page.setViewportSize(NARROWEST_OF_ALL, HEIGHT);
      assertNothingIsWider(page);
    }
    page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    if (isOfTheConsole(page)) assertTheme(page, "dark");
    assertNoneNow(page);
  }

  /** Whose pages follow by a script, and not by their styles alone. */
  private static boolean isOfTheConsole(Page page) {
    return page.url().contains("/console/");
  }

  private static void assertTheme(Page page, String theme) {
    assertThat(page.locator("html")).hasAttribute("data-bs-theme", theme);
  }

  private static void assertNoneNow(Page page) {
    assertThat((List<?>) page.evaluate(VIOLATIONS)).isEmpty();
  }

  /** Nobody has to scroll sideways. */
  static void assertNothingIsWider(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as("width of what is on the page")
        .isEqualTo(page.evaluate("document.documentElement.clientWidth"));
  }
}
