package dev.herald.bootstrap.cli;

import dev.herald.persistence.backup.Backup;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code herald backup}. */
@Command(
    name = "backup",
    description = {
      "Copy all that is stored into a file, and the images into the folder images beside it, which"
          + " all backups there share; images in S3 stay there. The server may be running.",
      "The copy is for its owner alone: it has the secrets of webhooks."
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class BackupCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--data",
      defaultValue = "herald-data",
      paramLabel = "FOLDER",
      description = "Folder of the server's data (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("");

  @Parameters(
      paramLabel = "FILE",
      description = "What to make; best on another disk. There must be no such file.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    database.requireFile(
        "herald backup copies the file of a data folder. Back up a database elsewhere with pg_dump, and"
            + " the folder of images with what copies folders.");
    var line = Objects.requireNonNull(spec).commandLine();
    var progress = new ProgressLine(line.getErr());
    try {
      var made = Backup.make(data, file, progress);
      progress.end();
      line.getOut().println(told(made));
      return 0;
    } catch (RuntimeException e) {
      progress.end();
      throw e;
    }
  }

  private static String told(Backup.Summary made) {
    var size = ProgressLine.size(made.bytes());
    return made.elsewhere()
        .map(
            it ->
                "%s has the database, %s. Its images stay in %s: back that up too."
                    .formatted(made.file(), size, it))
        .orElseGet(
            () ->
                "%s has the database, %s, and in the folder images beside it are its %s images, %s of them new."
                    .formatted(made.file(), size, made.images(), made.copiedImages()));
  }
}
