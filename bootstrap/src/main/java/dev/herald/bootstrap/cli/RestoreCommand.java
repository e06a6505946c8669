package dev.herald.bootstrap.cli;

import dev.herald.persistence.backup.Restore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "Everybody must sign in again. Tokens are as they were when the backup was made, but those end"
          + " that are revoked in data that are replaced. The others are listed: revoke again what was"
          + " revoked since."
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class RestoreCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final DatabaseOptions database = new DatabaseOptions();

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

  @Option(
      names = "--revoke-tokens",
      description =
          "End all access tokens, and make a new one for an administrator, which is shown (default:"
              + " list those that are valid).")
  private boolean revokesTokens;

  @Parameters(paramLabel = "FILE", description = "What herald backup has made.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    database.requireFile(
        "herald restore puts the file of a data folder back. Restore a database elsewhere with pg_restore, and"
            + " the folder of images with what copies folders.");
    var line = Objects.requireNonNull(spec).commandLine();
    var progress = new ProgressLine(line.getErr());
    try {
      var now = Instant.now();
      var tokens = new AtomicReference<RestoredTokens>();
      var restored =
          Restore.run(
              file,
              data,
              replaces,
              now,
              progress,
              (store, origin) -> {
                SharedFolder.noteRestore(store)
                    .note(SharedFolder.COMMAND_LINE, origin.file(), origin.lastEvent());
                tokens.set(
                    RestoredTokens.settle(
                        SharedFolder.tokens(store), origin.revokedTokens(), revokesTokens, now));
              });
      progress.end();
      var out = line.getOut();
      var size = ProgressLine.size(restored.bytes());
      out.println(
          restored
              .elsewhere()
              .map(it -> "Restored the database, %s. Its images are in %s.".formatted(size, it))
              .orElseGet(
                  () ->
                      "Restored the database, %s, and %s images."
                          .formatted(size, restored.images())));
      restored
          .before()
          .ifPresent(
              old -> out.println("The data from before are in " + old + "; delete it later."));
      Objects.requireNonNull(tokens.get()).tell(out);
      out.println("Start the server; everybody must sign in again.");
      return 0;
    } catch (RuntimeException e) {
      progress.end();
      throw e;
    }
  }
}
