package dev.herald.persistence.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands without parameters that one connection runs again and again, each prepared once;
 * after a failure anew, as it can't be run again.
 */
final class Commands {

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Commands(Connection connection) {
    this.connection = connection;
  }

  /**
   * Runs a command.
   *
   * @throws IllegalStateException it failed
   */
  void run(String command) {
    with(command, PreparedStatement::execute);
  }

  /**
   * Asks for a number.
   *
   * @throws IllegalStateException it failed
   */
  long number(String query) {
    return with(
        query,
        statement -> {
          try (var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }

  private interface Run<T> {

    T on(PreparedStatement statement) throws SQLException;
  }

  private <T> T with(String sql, Run<T> run) {
    var statement = prepared.remove(sql);
    try {
      if (statement == null) statement = connection.prepareStatement(sql);
      var result = run.on(statement);
      prepared.put(sql, statement);
      return result;
    } catch (SQLException e) {
      close(statement, e);
      throw new IllegalStateException(sql + " failed", e);
    }
  }

  /** A statement that failed would otherwise stay half run, and with it the transaction. */
  private static void close(@Nullable PreparedStatement failed, SQLException reason) {
    try {
      if (failed != null) failed.close();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }
}
