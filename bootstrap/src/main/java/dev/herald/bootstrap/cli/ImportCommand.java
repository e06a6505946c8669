package dev.herald.bootstrap.cli;

import dev.herald.persistence.SharedStore;
import dev.herald.persistence.image.DistantImages;
import dev.herald.persistence.move.Import;
import dev.herald.persistence.move.Moved;
import dev.herald.persistence.s3.S3DistantImages;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code herald import}. */
@Command(
    name = "import",
    description = {
      "Put what herald export has written into a data folder or a database where there are no data"
          + " yet. No server must be running there.",
      "If it is killed, run it again. Tokens are as they were, and everybody must sign in again."
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class ImportCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final DatabaseOptions database = new DatabaseOptions();
  @Mixin private final BucketOptions bucket = new BucketOptions();

  @Option(
      names = "--data",
      defaultValue = "herald-data",
      paramLabel = "FOLDER",
      description = "Folder for the server's data (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("");

  @Parameters(paramLabel = "FILE", description = "What herald export has made.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    var line = Objects.requireNonNull(spec).commandLine();
    var elsewhere = database.url();
    bucket
        .objection()
        .ifPresent(
            why -> {
              throw new ParameterException(line, why);
            });
    var images = bucket.settings(false).<DistantImages>map(S3DistantImages::toWrite);
    var progress = new ProgressLine(line.getErr());
    try {
      var now = Instant.now();
      BiConsumer<SharedStore, Moved> note = this::note;
      var moved =
          elsewhere
              .map(url -> Import.intoDatabase(file, url, data, images, now, progress, note))
              .orElseGet(() -> Import.intoFolder(file, data, images, now, progress, note));
      progress.end();
      var out = line.getOut();
      out.println("Imported %s, as they were at %s.".formatted(MovedText.of(moved), moved.at()));
      out.println("Start the server; everybody must sign in again.");
      return ExitCode.OK;
    } catch (RuntimeException e) {
      progress.end();
      throw e;
    } finally {
      images.ifPresent(DistantImages::close);
    }
  }

  private void note(SharedStore store, Moved moved) {
    SharedFolder.noteRestore(store)
        .note(
            SharedFolder.COMMAND_LINE, String.valueOf(file.getFileName()), Optional.of(moved.at()));
  }
}
