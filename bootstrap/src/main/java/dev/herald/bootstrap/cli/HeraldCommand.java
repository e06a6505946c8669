package dev.herald.bootstrap.cli;

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
    subcommands = {Serve.class, UserSigCommand.class, Bench.class},
    usageHelpAutoWidth = true,
    footer = {
      "",
      "Without a command, herald serves. Each option can be given as an environment variable",
      "too: --public-url as HERALD_PUBLIC_URL, and so on."
    })
final class HeraldCommand implements Callable<Integer> {

  @Mixin private final ServeOptions options = new ServeOptions();

  /**
   * Runs a command to its end.
   *
   * @return the exit code: 0 if all went well, 1 if it failed, 2 if it was misunderstood
   */
  static int run(String... args) {
    return commandLine().execute(args);
  }

  static CommandLine commandLine() {
    var failures = new Failures();
    return new CommandLine(new HeraldCommand())
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.AUTO))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures);
  }

  @Override
  public Integer call() throws InterruptedException {
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
