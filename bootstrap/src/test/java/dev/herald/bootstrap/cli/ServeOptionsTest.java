package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.account.AccountPolicy;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ServeOptionsTest {

  @Command(name = "test", subcommands = Serve.class)
  private static final class Server {
    @Mixin private final ServeOptions options = new ServeOptions();
  }

  @Test
  void accountsAreImportedOnUseUnlessTheyShallNotBe() {
    assertThat(accountPolicy()).isEqualTo(AccountPolicy.IMPORT_ON_USE);
    assertThat(accountPolicy("--strict-accounts")).isEqualTo(AccountPolicy.STRICT);
    assertThat(accountPolicy("--strict-accounts=true")).isEqualTo(AccountPolicy.STRICT);
    assertThat(accountPolicy("--strict-accounts=false")).isEqualTo(AccountPolicy.IMPORT_ON_USE);
    assertThat(accountPolicy("--strict-accounts", "--port", "1")).isEqualTo(AccountPolicy.STRICT);
    assertThat(accountPolicy("--strict-accounts", "serve")).isEqualTo(AccountPolicy.STRICT);
  }

  private static AccountPolicy accountPolicy(String... arguments) {
    var server = new Server();
    new CommandLine(server).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return server.options.settings().accountPolicy();
  }
}
