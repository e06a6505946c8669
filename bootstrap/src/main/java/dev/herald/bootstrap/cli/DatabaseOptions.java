package dev.herald.bootstrap.cli;

import dev.herald.persistence.postgresql.DatabaseUrl;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that names a database elsewhere. */
final class DatabaseOptions {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--database-url",
      defaultValue = "",
      paramLabel = "URL",
      description =
          "PostgreSQL database in which all but images is kept, such as"
              + " postgresql://herald@db.example/herald (default: a file in the data folder). Other"
              + " users of the machine can see options: better set HERALD_DATABASE_URL.")
  private String url = "";

  /**
   * The database; empty for the file.
   *
   * @throws ParameterException it is no address
   */
  Optional<DatabaseUrl> url() {
    if (url.isBlank()) return Optional.empty();
    try {
      return Optional.of(DatabaseUrl.of(url));
    } catch (IllegalArgumentException e) {
      throw misunderstood("--database-url: " + e.getMessage() + ".");
    }
  }

  /**
   * For what can be done with a file alone.
   *
   * @param instead what to do with a database elsewhere
   * @throws ParameterException there is one
   */
  void requireFile(String instead) {
    if (!url.isBlank()) throw misunderstood(instead);
  }

  private ParameterException misunderstood(String why) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
  }
}
