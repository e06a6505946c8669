package dev.herald.bootstrap.cli;

import dev.herald.persistence.image.DistantImages;
import dev.herald.persistence.move.Export;
import dev.herald.persistence.s3.S3DistantImages;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code herald export}. */
@Command(
    name = "export",
    description = {
      "Write all that is stored into an archive, which herald import puts into a store of any kind."
          + " The server may be running: the archive has what was stored when it began.",
      "The archive is for its owner alone: it has the secrets of webhooks."
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class ExportCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final DatabaseOptions database = new DatabaseOptions();
  @Mixin private final BucketOptions bucket = new BucketOptions();

  @Option(
      names = "--data",
      defaultValue = "herald-data",
      paramLabel = "FOLDER",
      description = "Folder of the server's data (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("");

  @Parameters(
      paramLabel = "FILE",
      description = "What to make, such as herald.tar.gz. There must be no such file.")
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
    var images = bucket.settings(false).<DistantImages>map(S3DistantImages::toRead);
    var progress = new ProgressLine(line.getErr());
    try {
      var now = Instant.now();
      var moved =
          elsewhere
              .map(url -> Export.ofDatabase(url, data, images, file, now, progress))
              .orElseGet(() -> Export.ofFolder(data, images, file, now, progress));
      progress.end();
      line.getOut()
          .println(
              "%s, %s, has %s."
                  .formatted(file, ProgressLine.size(moved.bytes()), MovedText.of(moved)));
      return ExitCode.OK;
    } catch (RuntimeException e) {
      progress.end();
      throw e;
    } finally {
      images.ifPresent(DistantImages::close);
    }
  }
}
