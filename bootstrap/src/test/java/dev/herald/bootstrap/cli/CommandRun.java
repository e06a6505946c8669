package dev.herald.bootstrap.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine.Help;

/** What a run of a command came to. */
public record CommandRun(int exitCode, String out, String err) {

  /**
   * Runs a command to its end as the program does, but in this Java, which spares the start of
   * another one.
   */
  public static CommandRun of(Map<String, String> environment, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var exitCode =
        HeraldCommand.commandLine(environment)
            .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }
}
