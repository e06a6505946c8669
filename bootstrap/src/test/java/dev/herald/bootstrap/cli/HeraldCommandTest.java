package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Help;

/** What is said of a command that can't be understood: why, and where to read more. */
class HeraldCommandTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--prot=1 | Unknown option: '--prot=1'",
        "--port=many | Invalid value for option '--port': 'many' is not an int",
        "--port=65536 | --port must be from 0 to 65535, but is 65536.",
        "--port=-1 | --port must be from 0 to 65535, but is -1.",
        "--public-url=ftp://x | --public-url: the url must start with http:// or https:// and name a host.",
        "--sdk-secret-key=k | --sdk-secret-key needs --sdk-app-id.",
        "--callback-token=t | --callback-token needs --callback-url.",
        "--callback-commands=c | --callback-commands needs --callback-url.",
      })
  void saysWhyAndNoMore(String argument, String reason) {
    assertThat(misunderstood(argument)).containsExactly(reason, "herald --help tells all options.");
  }

  @ParameterizedTest
  @CsvSource({"sevre, herald serve", "bnech, herald bench"})
  void suggestsWhatMayHaveBeenMeant(String argument, String suggestion) {
    assertThat(misunderstood(argument).get(1)).contains(suggestion);
  }

  private static List<String> misunderstood(String argument) {
    var err = new StringWriter();
    var command =
        HeraldCommand.commandLine()
            .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
            .setErr(new PrintWriter(err));

    assertThat(command.execute(argument)).isEqualTo(2);
    return err.toString().lines().toList();
  }
}
