package dev.herald.bootstrap.cli;

import dev.herald.application.port.in.account.ExportAccount.Export;
import dev.herald.application.service.Services;
import dev.herald.domain.id.AccountId;
import dev.herald.http.v1.AccountExportJson;
import dev.herald.persistence.folder.OwnerOnly;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code herald account export}. */
@Command(
    name = "export",
    description = "Write all that is kept of an account, as JSON.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class AccountExport implements Callable<Integer> {

  @Mixin private final SharedFolder folder = new SharedFolder();

  @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The id of the account.")
  private String account = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "What to make, for its owner alone (default: the standard output). There must be no such"
              + " file.")
  private @Nullable Path file;

  @Override
  public Integer call() {
    var id = folder.name("ACCOUNT", account, AccountId::new);
    if (file != null && Files.exists(file)) {
      throw folder.misunderstood("There is a file " + file + " already.");
    }
    try {
      folder.accounts(accounts -> export(accounts, id));
      return ExitCode.OK;
    } catch (UncheckedIOException e) {
      folder.line().getErr().println("The export can't be written: " + e.getCause() + ".");
      return ExitCode.SOFTWARE;
    }
  }

  private void export(Services.Accounts accounts, AccountId id) {
    var export = accounts.export().export(SharedFolder.COMMAND_LINE, id);
    try {
      if (file == null) write(export, new FileOutputStream(FileDescriptor.out));
      else write(export, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file has its name when all of it is there. */
  private static void write(Export export, Path file) throws IOException {
    var part = file.resolveSibling(file.getFileName() + ".herald-part");
    Files.deleteIfExists(part);
    OwnerOnly.createFile(part);
    try {
      write(export, Files.newOutputStream(part));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void write(Export export, OutputStream stream) throws IOException {
    try (var out = new BufferedOutputStream(stream);
        var json = AccountExportJson.of(export)) {
      json.transferTo(out);
      out.write('\n');
    }
  }
}
