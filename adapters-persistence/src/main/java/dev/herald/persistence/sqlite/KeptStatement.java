package dev.herald.persistence.sqlite;

import dev.herald.application.failure.Busy;
import dev.herald.persistence.sql.SqlStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A statement that each post needs. In units of work it stays prepared, and it is bound by places:
 * to find out anew each time what its parameters are takes Jdbi about as long as SQLite needs to
 * run it.
 */
final class KeptStatement {

  private final SqlStore database;
  private final String sql;

  /** Used by units of work alone, one after the other; another one if there is a new connection. */
  private @Nullable PreparedStatement prepared;

  private @Nullable Connection connection;

  /**
   * @param sql with a question mark in the place of each value
   */
  KeptStatement(SqlStore database, String sql) {
    this.database = database;
    this.sql = sql;
  }

  /** Reads a row. */
  interface Reading<T> {

    T read(ResultSet row) throws SQLException;
  }

  private interface Run<T> {

    T on(PreparedStatement statement) throws SQLException;
  }

  /**
   * Runs it.
   *
   * @param values texts, whole numbers, and {@code null}
   * @throws IllegalStateException it failed, or this is not a unit of work
   */
  void execute(@Nullable Object... values) {
    run(database.write(), PreparedStatement::executeUpdate, values);
  }

  /**
   * Runs one that writes, and reads the row that it returns, if it does.
   *
   * @param values texts, whole numbers, and {@code null}
   * @throws IllegalStateException it failed, or returns more than one row, or this is not a unit of
   *     work
   */
  <T> Optional<T> returning(Reading<T> reading, @Nullable Object... values) {
    return run(database.write(), statement -> find(statement, reading), values);
  }

  /**
   * Runs one that reads, and reads the row that it finds, if it does; outside of a unit of work as
   * any query.
   *
   * @param values texts, whole numbers, and {@code null}
   * @throws IllegalStateException it failed, or returns more than one row
   * @throws Busy outside of a unit of work: too many others are reading, or it takes too long
   */
  <T> Optional<T> find(Reading<T> reading, @Nullable Object... values) {
    Run<Optional<T>> find = statement -> find(statement, reading);
    return database.read(
        db -> database.isWriting() ? run(db, find, values) : once(db, find, values));
  }

  private static <T> Optional<T> find(PreparedStatement statement, Reading<T> reading)
      throws SQLException {
    try (var rows = statement.executeQuery()) {
      if (!rows.next()) return Optional.empty();
      var result = Optional.of(reading.read(rows));
      if (rows.next()) throw new IllegalStateException("more than one row was returned");
      return result;
    }
  }

  private <T> T once(Handle db, Run<T> run, @Nullable Object... values) {
    try (var statement = db.getConnection().prepareStatement(sql)) {
      bind(statement, values);
      return run.on(statement);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private <T> T run(Handle db, Run<T> run, @Nullable Object... values) {
    try {
      var statement = prepare(db.getConnection());
      bind(statement, values);
      return run.on(statement);
    } catch (SQLException e) {
      forget(e); // one that failed would stay half run, and with it the transaction
      throw failed(e);
    }
  }

  private IllegalStateException failed(SQLException reason) {
    return new IllegalStateException(sql + " failed", reason);
  }

  private PreparedStatement prepare(Connection current) throws SQLException {
    var statement = prepared;
    if (statement != null && connection == current) return statement;
    statement = current.prepareStatement(sql);
    prepared = statement;
    connection = current;
    return statement;
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (var i = 0; i < values.length; i++) {
      var value = values[i];
      if (value == null) statement.setNull(i + 1, Types.NULL);
      else if (value instanceof Long number) statement.setLong(i + 1, number);
      else statement.setString(i + 1, (String) value);
    }
  }

  private void forget(SQLException reason) {
    var failed = prepared;
    prepared = null;
    try {
      if (failed != null) failed.close();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }
}
