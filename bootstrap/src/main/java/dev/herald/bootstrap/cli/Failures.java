package dev.herald.bootstrap.cli;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.http.PortTaken;
import dev.herald.persistence.folder.UnusableDataFolder;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says why a command failed: in a sentence if the operator can mend it, else with all details. */
final class Failures implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof UnusableDataFolder
        || failure instanceof PortTaken
        || failure instanceof InvalidValue) {
      command.getErr().println(command.getColorScheme().errorText("" + failure.getMessage()));
    } else {
      LoggerFactory.getLogger(Failures.class).error("Herald failed.", failure);
    }
    return ExitCode.SOFTWARE;
  }
}
