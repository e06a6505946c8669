package dev.herald.bootstrap.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

/** {@code herald}: serves unless another command is named. */
@Command(
    name = "herald",
    description = "Official channels on your own machine: a server for one-way broadcast channels.",
    versionProvider = HeraldCommand.Version.class,
    mixinStandardHelpOptions = true,
    subcommands = {
      Serve.class,
      TokenCommand.class,
      AccountCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      DoctorCommand.class,
      UserSigCommand.class,
      TailCommand.class,
      Bench.class
    },
    usageHelpAutoWidth = true,
    footer = {
      "",
      "Without a command, herald serves. Each option can be given as an environment variable",
      "too: --public-url as HERALD_PUBLIC_URL, and so on; one that is empty counts as not set."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done, or stopped as it was told to",
      " 1:failed, for the reason that is said",
      " 2:misunderstood",
      " 3:ended by itself, as it could not go on",
      " 4:told to stop, but not done with it after 30 seconds"
    })
final class HeraldCommand implements Callable<Integer> {

  @Mixin final ServeOptions options = new ServeOptions();

  /**
   * Runs a command to its end.
   *
   * @return the exit code, as the help lists them
   */
  static int run(String... args) {
    return commandLine(System.getenv()).execute(args);
  }

  static CommandLine commandLine(Map<String, String> environment) {
    var failures = new CommandErrors();
    return new CommandLine(new HeraldCommand())
        .setDefaultValueProvider(new Environment(environment))
        .registerConverter(String.class, String::strip) // also each item of a list
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.AUTO))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures);
  }

  @Override
  public Integer call() {
    return options.serve();
  }

  /** Tells the version that the build has written into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Herald " + current(), "Java " + Runtime.version()};
    }

    static String current() {
      var version = HeraldCommand.class.getPackage().getImplementationVersion();
      return version == null ? "(not built as a jar)" : version;
    }
  }
}
