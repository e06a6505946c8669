package dev.herald.bootstrap.cli;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.OutcomeUnknown;
import dev.herald.application.failure.StorageFull;
import dev.herald.bootstrap.log.UnusableAccessLog;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.http.CannotListen;
import dev.herald.http.tls.UnusableTls;
import dev.herald.kafka.UnusableKafka;
import dev.herald.persistence.backup.BackupFailure;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.move.MoveFailure;
import dev.herald.persistence.postgresql.UnusableDatabase;
import dev.herald.persistence.s3.UnusableBucket;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says why a command was misunderstood or failed: in a sentence if the operator can mend it, else
 * with all details.
 */
final class CommandErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof UnusableDataFolder
        || failure instanceof UnusableDatabase
        || failure instanceof UnusableBucket
        || failure instanceof BackupFailure
        || failure instanceof MoveFailure
        || failure instanceof CannotListen
        || failure instanceof UnusableTls
        || failure instanceof UnusableKafka
        || failure instanceof UnusableAccessLog
        || failure instanceof Busy
        || failure instanceof OutcomeUnknown
        || failure instanceof StorageFull
        || failure instanceof InvalidValue
        || failure instanceof Refusal) {
      command.getErr().println(command.getColorScheme().errorText("" + failure.getMessage()));
    } else {
      LoggerFactory.getLogger(CommandErrors.class).error("Herald failed.", failure);
    }
    return ExitCode.SOFTWARE;
  }

  /** Without the whole help, above which the reason would scroll away. */
  @Override
  public int handleParseException(ParameterException misunderstood, String[] arguments) {
    var command = misunderstood.getCommandLine();
    var err = command.getErr();
    err.println(command.getColorScheme().errorText(misunderstood.getMessage()));
    UnmatchedArgumentException.printSuggestions(misunderstood, err);
    err.printf("%s --help tells all options.%n", command.getCommandSpec().qualifiedName());
    return ExitCode.USAGE;
  }
}
