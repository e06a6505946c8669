package dev.herald.persistence.postgresql;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;

/**
 * An empty place in a database, for a Herald that leaves nothing behind: a schema that is dropped
 * when this is closed. What else is in the database stays as it is, and is not read.
 */
public final class ScratchSchema implements AutoCloseable {

  private final String name = "herald_" + UUID.randomUUID().toString().replace("-", "");
  private final String database;
  private final DatabaseUrl url;

  private ScratchSchema(String database) {
    this.database = database;
    url = DatabaseUrl.of(database);
  }

  /**
   * Makes one.
   *
   * @param database the address of the database, as {@link DatabaseUrl#of} reads it
   * @throws UnusableDatabase it can't be reached, or the user may not make schemas
   */
  public static ScratchSchema in(String database) {
    var schema = new ScratchSchema(database);
    schema.execute("CREATE SCHEMA " + schema.name);
    return schema;
  }

  /** The address by which a Herald has its tables there. */
  public String url() {
    return database + (database.contains("?") ? "&" : "?") + "currentSchema=" + name;
  }

  /**
   * Drops it, with all that is there.
   *
   * @throws UnusableDatabase that is not possible
   */
  @Override
  public void close() {
    execute("DROP SCHEMA " + name + " CASCADE");
  }

  private void execute(String command) {
    var login = new Properties();
    url.user().ifPresent(user -> login.setProperty("user", user));
    url.password().ifPresent(password -> login.setProperty("password", password));
    try (var connection = DriverManager.getConnection(url.jdbc(), login);
        var statement = connection.createStatement()) {
      statement.execute(command);
    } catch (SQLException e) {
      throw new UnusableDatabase(
          "%s failed on the database %s: %s".formatted(command, url.name(), e.getMessage()), e);
    }
  }
}
