package dev.herald.bootstrap.cli;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.http.cors.AllowedOrigins;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which pages of other servers may read. */
final class OriginOptions {

  @Option(
      names = "--allowed-origins",
      defaultValue = "",
      paramLabel = "ORIGINS",
      description =
          "Origins of pages on other servers that may read streams and the REST API from their"
              + " readers' browsers, with a token or a stream ticket, separated by commas, such as"
              + " https://app.example or http://localhost:3000 (default: none).")
  private String allowedOrigins = "";

  /** What is wrong with them. */
  Optional<String> objection() {
    try {
      AllowedOrigins.of(allowedOrigins);
      return Optional.empty();
    } catch (InvalidValue e) {
      return Optional.of("--allowed-origins " + e.violations().get(0).text() + ".");
    }
  }

  /** The origins; there must be no objection. */
  AllowedOrigins origins() {
    return AllowedOrigins.of(allowedOrigins);
  }
}
