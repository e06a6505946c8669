package dev.herald.bootstrap.cli;

import dev.herald.persistence.backup.Restore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code herald restore}. */
@Command(
    name = "restore",
    description = {
      "Put a backup back, with the images in the folder images beside it. The server must not be"
          + " running.",
      "Everybody must sign in again. Tokens are as they were when the backup was made: revoke again"
          + " what was revoked since."
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class RestoreCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--data",
      defaultValue = "herald-data",
      paramLabel = "FOLDER",
      description = "Folder for the server's data (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("");

  @Option(
      names = "--replace",
      description =
          "Move the data that are in the folder aside, into the folder before-TIME within it"
              + " (default: refuse if there are any).")
  private boolean replaces;

  @Parameters(paramLabel = "FILE", description = "What herald backup has made.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    var line = Objects.requireNonNull(spec).commandLine();
    var progress = new ProgressLine(line.getErr());
    try {
      var restored = Restore.run(file, data, replaces, Instant.now(), progress);
      progress.end();
      var out = line.getOut();
      out.println(
          "Restored the database, %s, and %s images."
              .formatted(ProgressLine.size(restored.bytes()), restored.images()));
      restored
          .before()
          .ifPresent(
              old -> out.println("The data from before are in " + old + "; delete it later."));
      out.println("Start the server; everybody must sign in again.");
      return 0;
    } catch (RuntimeException e) {
      progress.end();
      throw e;
    }
  }
}
