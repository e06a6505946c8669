package dev.herald.bootstrap.cli;

import dev.herald.application.service.Services;
import dev.herald.bootstrap.RandomIds;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.permission.Role;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.persistence.TokenStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The folder whose tokens a command is about, and what commands of tokens have in common. */
final class TokenFolder {

  /** Whoever can write to the data can do everything. */
  static final Actor COMMAND_LINE = Actor.host("command line", Role.ADMIN);

  @Spec(Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--data",
      defaultValue = "herald-data",
      paramLabel = "FOLDER",
      description = "Folder of the server's data (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("");

  /** Does something with the tokens, which a server that is running knows within a second. */
  void use(Consumer<Services.Tokens> work) {
    try (var store = TokenStore.open(data)) {
      work.accept(
          Services.tokens(
              store.unitOfWork(),
              store.tokens(),
              store.sessions(),
              store.channels(),
              store.auditLog(),
              new RandomIds(),
              Clock.systemUTC()));
    }
  }

  /** Says what is wrong with a name where it was given. */
  TokenName name(String parameter, String text) {
    try {
      return new TokenName(text);
    } catch (InvalidValue e) {
      throw misunderstood(parameter + " " + e.violations().get(0).text() + ".");
    }
  }

  ParameterException misunderstood(String sentence) {
    return new ParameterException(line(), sentence);
  }

  CommandLine line() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
