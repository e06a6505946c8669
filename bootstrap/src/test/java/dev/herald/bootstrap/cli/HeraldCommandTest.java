package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be asked of the command, and why one can't be understood. */
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
        "--public-url=ftp://x | --public-url: the url must start with http:// or https:// and name"
            + " a host.",
        "--public-url=https://x/?a=b | --public-url: the url must have no query and no fragment.",
        "--public-url=https://x/a%20b | --public-url: the url must have a path of letters, digits,"
            + " dots, hyphens, underscores and tildes.",
        "--public-url=https://x/api | --public-url: the url must not have /api as its path, where"
            + " Herald has pages of its own.",
        "--sdk-secret-key=k | --sdk-secret-key needs --sdk-app-id.",
        "--callback-token=t | --callback-token needs --callback-url.",
        "--callback-commands=c | --callback-commands needs --callback-url.",
        "--strict-accounts=maybe | Invalid value for option '--strict-accounts': 'maybe' is not a"
            + " boolean",
        "--backup-every=1d | --backup-every needs --backup-to.",
        "--backup-keep=3 | --backup-keep needs --backup-to.",
        "--backup-to=b --backup-every=often | --backup-every must be a time from 1m to 366d,"
            + " such as 1d, 6h or 90m, but is often.",
        "--backup-to=b --backup-every=30s | --backup-every must be a time from 1m to 366d, such as"
            + " 1d, 6h or 90m, but is 30s.",
        "--backup-to=b --backup-every=0m | --backup-every must be from 1 to 527040 minutes, but is"
            + " 0.",
        "--backup-to=b --backup-keep=0 | --backup-keep must be from 1 to 1000, but is 0.",
        "--backup-to=b --backup-keep=all | --backup-keep must be a number, but is all.",
        "--backup-to=herald-data/b | --backup-to must name a folder outside of the data folder.",
        "--database-url=mysql://db/herald | --database-url: it must begin with postgresql://.",
        "--database-url=postgresql://db | --database-url: it must name a host and a database, as in"
            + " postgresql://user@host/database.",
        "--database-url=postgresql://db/herald --backup-to=b | --backup-to copies the file of a data"
            + " folder. Back up a database elsewhere with pg_dump, and the folder of images with"
            + " what copies folders.",
        "--host= | --host must name an address.",
        "--data= | --data must name a folder.",
      })
  void saysWhyAndNoMore(String argument, String reason) {
    assertThat(misunderstood(argument.split(" ")))
        .containsExactly(reason, "herald --help tells all options.");
  }

  @ParameterizedTest
  @CsvSource({
    "backup b.db, herald backup copies the file",
    "restore b.db, herald restore puts the file",
    "doctor, herald doctor looks over the file"
  })
  void saysOfADatabaseElsewhereWhatCanOnlyBeDoneWithAFile(String command, String reason) {
    var arguments = (command + " --database-url=postgresql://me:secret@db/herald").split(" ");

    assertThat(misunderstood(arguments).get(0)).startsWith(reason).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({"sevre, herald serve", "bnech, herald bench"})
  void suggestsWhatMayHaveBeenMeant(String argument, String suggestion) {
    assertThat(misunderstood(argument).get(1)).contains(suggestion);
  }

  @Test
  void saysWhatItCanDo() {
    var run = CommandRun.of(Map.of(), "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("--host", "--port", "--data", "--public-url", "HERALD_ADMIN_TOKEN", "bench")
        .contains("--strict-accounts");
  }

  private static List<String> misunderstood(String... arguments) {
    var run = CommandRun.of(Map.of(), arguments);

    assertThat(run.exitCode()).isEqualTo(2);
    return run.err().lines().toList();
  }

  /** A server may be in use there. */
  @Test
  void measuresNoDatabaseThatTheEnvironmentNames() {
    var environment = Map.of("HERALD_DATABASE_URL", "postgresql://db/herald");

    var bench = HeraldCommand.commandLine(environment).parseArgs("bench").subcommand();

    assertThat(bench.commandSpec().findOption("--database-url").<String>getValue()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "17", "2"})
  void measuresNoServersThatCannotBeOnOneDatabase(String nodes) {
    assertThat(HeraldCommand.run("bench", "--nodes=" + nodes)).isEqualTo(2);
  }

  @Test
  void measuresNoDatabaseWithoutAnAddress() {
    assertThat(HeraldCommand.run("bench", "--database-url=mysql://db/herald")).isEqualTo(2);
  }
}
