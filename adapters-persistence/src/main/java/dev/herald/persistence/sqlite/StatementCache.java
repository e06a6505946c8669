package dev.herald.persistence.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilderFactory;
import org.jdbi.v3.core.statement.StatementContext;
import org.sqlite.SQLiteConnection;

/**
 * Keeps the statements of a connection prepared: preparing takes SQLite longer than running them.
 * Used by the one thread that has the connection.
 */
final class StatementCache extends DefaultStatementBuilder {

  /** Ours are fewer, but for those with lists of parameters. */
  private static final int MOST = 64;

  private final Map<String, PreparedStatement> idle = new LinkedHashMap<>(MOST, 0.75f, true);
  private final Map<Statement, String> busy = new HashMap<>();

  /** Gives each connection a cache for as long as it lives: SQLite's own, whatever is around it. */
  static StatementBuilderFactory factory() {
    Map<SQLiteConnection, StatementCache> caches = new ConcurrentHashMap<>();
    return connection -> of(own(connection), caches);
  }

  private static StatementCache of(
      SQLiteConnection connection, Map<SQLiteConnection, StatementCache> caches) {
    var known = caches.get(connection);
    if (known != null) return known;
    caches.keySet().removeIf(StatementCache::isClosed); // a pool replaces those that failed
    return caches.computeIfAbsent(connection, opened -> new StatementCache());
  }

  private static SQLiteConnection own(Connection connection) {
    try {
      return connection.unwrap(SQLiteConnection.class);
    } catch (SQLException e) {
      throw new IllegalStateException("a connection to another database", e);
    }
  }

  private static boolean isClosed(SQLiteConnection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    var statement = idle.remove(sql);
    // Made by SQLite's own connection: the pool would close it when the connection goes back.
    if (statement == null) statement = own(connection).prepareStatement(sql);
    busy.put(statement, sql);
    return statement;
  }

  @Override
  public void close(Connection connection, String sql, Statement statement) throws SQLException {
    // Not under the given text, which has names where this one has question marks.
    var sqlAsPrepared = busy.remove(statement);
    if (sqlAsPrepared == null) {
      statement.close();
      return;
    }
    var kept = (PreparedStatement) statement;
    // Parameters stay: once they are cleared, SQLite prepares most statements anew to run them.
    kept.clearBatch();
    var other = idle.put(sqlAsPrepared, kept);
    if (other != null) other.close();
    if (idle.size() > MOST) {
      var eldest = idle.values().iterator();
      eldest.next().close();
      eldest.remove();
    }
  }

  /** The handle is closed, but the connection may go back to a pool: statements stay prepared. */
  @Override
  public void close(Connection connection) {}
}
