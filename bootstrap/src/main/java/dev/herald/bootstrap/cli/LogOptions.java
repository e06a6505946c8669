package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.log.AccessLogSettings;
import dev.herald.bootstrap.log.LogFormat;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a server logs, and how. */
final class LogOptions {

  @Option(
      names = "--log-format",
      defaultValue = "text",
      paramLabel = "text|json",
      description = "How logs are written: text (the default), or json, an object on each line.")
  private LogFormat format = LogFormat.TEXT;

  @Option(
      names = "--access-log",
      defaultValue = "",
      paramLabel = "FILE",
      description =
          "File for a line about each request that was answered, or - for the standard output"
              + " (default: none). A new file is begun each day, and 14 are kept.")
  private String accessLog = "";

  LogFormat format() {
    return format;
  }

  Optional<AccessLogSettings> accessLog() {
    if (accessLog.isBlank()) return Optional.empty();
    var file = accessLog.equals("-") ? Optional.<Path>empty() : Optional.of(Path.of(accessLog));
    return Optional.of(new AccessLogSettings(file, format));
  }
}
