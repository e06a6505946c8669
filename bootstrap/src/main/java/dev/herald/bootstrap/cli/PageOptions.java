package dev.herald.bootstrap.cli;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.http.pages.FrameAncestors;
import dev.herald.http.pages.PageSettings;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of what is for everybody. */
final class PageOptions {

  @Option(
      names = "--public-pages",
      arity = "0..1",
      defaultValue = "false",
      fallbackValue = "true",
      paramLabel = "true|false",
      description =
          "Let anybody read public channels without an account, at pages and feeds below /c/"
              + " (default: no pages).")
  private boolean areOn;

  @Option(
      names = "--frame-ancestors",
      defaultValue = "",
      paramLabel = "ORIGINS",
      description =
          "Sites that may show public channels in frames of theirs, separated by commas, such as"
              + " https://city.example or https://*.city.example; * for any site (default: none).")
  private String frameAncestors = "";

  /** What is wrong with them. */
  Optional<String> objection() {
    try {
      var framedBy = FrameAncestors.of(frameAncestors);
      return framedBy.areAny() && !areOn
          ? Optional.of("--frame-ancestors needs --public-pages.")
          : Optional.empty();
    } catch (InvalidValue e) {
      return Optional.of("--frame-ancestors " + e.violations().get(0).text() + ".");
    }
  }

  /** What they say; there must be no objection. */
  PageSettings settings() {
    return new PageSettings(areOn, FrameAncestors.of(frameAncestors));
  }
}
