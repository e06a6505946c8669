package dev.herald.bootstrap.e2e.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.herald.bootstrap.e2e.Needed;
import java.io.Closeable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/**
 * A browser for the journeys of a class, which those of another class may have used before. Where
 * there is none, the journeys are skipped, unless HERALD_BROWSER_TESTS says that they are required.
 */
public final class Chromium extends TypeBasedParameterResolver<Browser>
    implements BeforeAllCallback {

  private static final Path PROGRAM =
      Optional.ofNullable(System.getenv("HERALD_CHROMIUM")).map(Path::of).orElseGet(Chromium::find);

  /** Long, as machines that build are busy; what is to be seen is usually there at once. */
  static final double PATIENCE_MILLIS = 15_000;

  /**
   * Parts of a browser's window that nobody sees, some of which take more time than a page. As the
   * flag replaces Playwright's own, what matters of that is repeated.
   */
  private static final List<String> UNUSED =
      List.of(
          "WebUIOmniboxPopup",
          "WebUIOmniboxAimPopup",
          "DialMediaRouteProvider",
          "HttpsUpgrades",
          "MediaRouter",
          "OptimizationHints",
          "PaintHolding",
          "Translate");

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-features=" + String.join(",", UNUSED));

  /** The one without windows takes three quarters of the time. */
  private static Path find() {
    var windowless = Path.of("/usr/bin/chromium-headless-shell");
    return Files.isExecutable(windowless) ? windowless : Path.of("/usr/bin/chromium");
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Needed.require(
        PROGRAM,
        context.getDisplayName(),
        "apt-get install chromium-headless-shell, or HERALD_CHROMIUM=path",
        "HERALD_BROWSER_TESTS");
  }

  @Override
  public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Reused.of(context, Running.class, Running::start).browser();
  }

  private record Running(Playwright playwright, Browser browser) implements Closeable {

    static Running start() {
      PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
      var playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      var options = new LaunchOptions().setExecutablePath(PROGRAM).setArgs(FLAGS);
      return new Running(playwright, playwright.chromium().launch(options));
    }

    @Override
    public void close() {
      playwright.close();
    }
  }
}
