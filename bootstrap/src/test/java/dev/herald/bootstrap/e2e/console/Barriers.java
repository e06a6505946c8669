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

  /** What finds them; it stays in the page, as to bring it there takes longer than to run it. */
  private static final String AXE = axe();

  /** To tell all that is well as well would take longer. */
  private static final String VIOLATIONS =
      """
      async () => {
        const { violations } = await axe.run({ resultTypes: ['violations'] })
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
    assertThat(page.locator("html")).hasAttribute("data-bs-theme", "light");
    page.evaluate(AXE);
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
    assertThat((List<?>) page.evaluate(VIOLATIONS)).isEmpty();
  }

  /** Nobody has to scroll sideways. */
  static void assertNothingIsWider(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as("width of what is on the page")
        .isEqualTo(page.evaluate("document.documentElement.clientWidth"));
  }
}
