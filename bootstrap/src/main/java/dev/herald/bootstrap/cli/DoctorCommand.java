package dev.herald.bootstrap.cli;

import dev.herald.application.port.out.AuditEntries;
import dev.herald.application.service.Services;
import dev.herald.application.view.Warning;
import dev.herald.bootstrap.UnsafeSettings;
import dev.herald.http.console.WarningText;
import dev.herald.persistence.doctor.Doctor;
import dev.herald.persistence.doctor.Finding;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code herald doctor}. */
@Command(
    name = "doctor",
    description =
        "Look over everything that is stored, and say what to do about what is wrong. It changes"
            + " nothing, and the server may be running. The exit code is 1 if something is wrong.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class DoctorCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--data",
      defaultValue = "herald-data",
      paramLabel = "FOLDER",
      description = "Folder of the server's data (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("");

  @Option(
      names = "--backup-to",
      defaultValue = "",
      paramLabel = "FOLDER",
      description = "Folder of its backups, to look how old the newest is.")
  private String backups = "";

  @Option(
      names = "--deep",
      description = "Read the bytes of all images too, which takes as long as to copy them.")
  private boolean isDeep;

  @Override
  public Integer call() {
    database.requireFile(
        "herald doctor looks over the file of a data folder. Look over a database elsewhere with pg_amcheck, and"
            + " ask /health/ready whether Herald can use it.");
    var line = Objects.requireNonNull(spec).commandLine();
    var progress = new ProgressLine(line.getErr());
    var findings = new ArrayList<Finding>();
    var warnings = new ArrayList<Warning>();
    try {
      var folder = Optional.of(backups).filter(it -> !it.isBlank()).map(Path::of);
      var doctor =
          new Doctor(
              data, folder, isDeep, DoctorCommand::auditFault, Instant.now(), progress::show);
      doctor.examine(findings::add);
      warnings.addAll(doctor.warnings());
      folder.flatMap(it -> UnsafeSettings.ofBackups(data, it)).ifPresent(warnings::add);
    } finally {
      progress.end();
    }
    var out = line.getOut();
    for (var finding : findings) {
      out.println((finding.isProblem() ? "WRONG  " : "HINT   ") + finding.what());
      out.println("       " + finding.advice());
    }
    for (var warning : warnings) {
      var text = WarningText.inEnglish(warning);
      out.println("HINT   " + text.what());
      out.println("       " + text.advice());
    }
    var isWell = findings.stream().noneMatch(Finding::isProblem);
    if (isWell) out.println("Nothing is wrong.");
    return isWell ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static Optional<String> auditFault(AuditEntries entries) {
    return Services.auditVerification(entries).verify(SharedFolder.COMMAND_LINE).fault();
  }
}
