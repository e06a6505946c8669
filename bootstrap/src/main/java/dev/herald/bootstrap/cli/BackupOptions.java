package dev.herald.bootstrap.cli;

import dev.herald.application.port.in.operation.BackupSchedule;
import dev.herald.bootstrap.BackupSettings;
import dev.herald.domain.shared.InvalidValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options that have a server make backups by itself. */
final class BackupOptions {

  private static final Pattern DURATION =
      Pattern.compile("([0-9]{1,9})([mhd])", Pattern.CASE_INSENSITIVE);

  @Option(
      names = "--backup-to",
      defaultValue = "",
      paramLabel = "FOLDER",
      description =
          "Folder for backups that the server makes by itself, best on another disk (default: it"
              + " makes none).")
  private String folder = "";

  @Option(
      names = "--backup-every",
      defaultValue = "",
      paramLabel = "TIME",
      description = "How often, from 1m to 366d, such as 1d, 6h or 90m (default: 1d).")
  private String every = "";

  @Option(
      names = "--backup-keep",
      defaultValue = "",
      paramLabel = "NUMBER",
      description =
          "How many of them are kept, up to 1000; older ones are removed, with images that no other"
              + " one has (default: 7).")
  private String keep = "";

  /** What is wrong with them, in a sentence; empty if nothing is. */
  Optional<String> objection(Path data) {
    if (folder.isBlank()) {
      if (!every.isBlank()) return Optional.of("--backup-every needs --backup-to.");
      return keep.isBlank() ? Optional.empty() : Optional.of("--backup-keep needs --backup-to.");
    }
    if (absolute(Path.of(folder)).startsWith(absolute(data))) {
      return Optional.of("--backup-to must name a folder outside of the data folder.");
    }
    try {
      schedule();
      return Optional.empty();
    } catch (InvalidValue e) {
      return Optional.of(
          ("--" + e.getMessage() + ".")
              .replace("backupEvery", "backup-every")
              .replace("backupKeep", "backup-keep"));
    } catch (NumberFormatException e) {
      return Optional.of("--backup-keep must be a number, but is %s.".formatted(keep));
    } catch (IllegalArgumentException e) {
      return Optional.of(
          "--backup-every must be a time from 1m to 366d, such as 1d, 6h or 90m, but is %s."
              .formatted(every));
    }
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** Empty unless they name a folder; there must be no objection to them. */
  Optional<BackupSettings> settings() {
    return folder.isBlank()
        ? Optional.empty()
        : Optional.of(new BackupSettings(Path.of(folder), schedule()));
  }

  private BackupSchedule schedule() {
    return new BackupSchedule(
        duration(every.isBlank() ? "1d" : every), Integer.parseInt(keep.isBlank() ? "7" : keep));
  }

  private static Duration duration(String text) {
    var parts = DURATION.matcher(text);
    if (!parts.matches()) throw new IllegalArgumentException(text);
    var number = Integer.parseInt(parts.group(1));
    return switch (parts.group(2)) {
      case "m", "M" -> Duration.ofMinutes(number);
      case "h", "H" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
