package dev.herald.bootstrap.cli;

import dev.herald.application.port.in.operation.NoteRestore;
import dev.herald.application.service.Services;
import dev.herald.bootstrap.RandomIds;
import dev.herald.domain.access.Actor;
import dev.herald.domain.permission.Role;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.persistence.SharedStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The data that a command is about, which a server may have: it knows within a second. */
final class SharedFolder {

  /** Whoever can write to the data can do everything. */
  static final Actor COMMAND_LINE = Actor.host("command line", Role.ADMIN);

  @Spec(Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--data",
      defaultValue = "herald-data",
      paramLabel = "FOLDER",
      description = "Folder of the server's data (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("");

  private SharedStore store() {
    return database.url().map(SharedStore::open).orElseGet(() -> SharedStore.open(data));
  }

  /** Does something with the tokens. */
  void tokens(Consumer<Services.Tokens> work) {
    try (var store = store()) {
      work.accept(tokens(store));
    }
  }

  static Services.Tokens tokens(SharedStore store) {
    return Services.tokens(
        store.unitOfWork(),
        store.tokens(),
        store.sessions(),
        store.channels(),
        store.auditLog(),
        new RandomIds(),
        Clock.systemUTC());
  }

  static NoteRestore noteRestore(SharedStore store) {
    return Services.noteRestore(store.unitOfWork(), store.auditLog(), Clock.systemUTC());
  }

  /** Does something with accounts. */
  void accounts(Consumer<Services.Accounts> work) {
    var clock = Clock.systemUTC();
    try (var store = store()) {
      work.accept(
          Services.accounts(
              store.unitOfWork(),
              store.accounts(),
              store.subscriptions(),
              store.channels(),
              store.events(clock.instant()),
              store.auditLog(),
              clock));
    }
  }

  /** Says what is wrong with a name where it was given. */
  <T> T name(String parameter, String text, Function<String, T> kind) {
    try {
      return kind.apply(text);
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
