package dev.herald.persistence.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The connections of a process, so that those who wait there for an answer can be freed. */
final class OpenConnections {

  private final Set<Connection> open = ConcurrentHashMap.newKeySet();

  void add(Connection connection) {
    open.removeIf(OpenConnections::isClosed);
    open.add(connection);
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  /** Closes all connections, without a word to the server; who waits there learns it at once. */
  void breakOff() {
    for (var connection : open) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        // It is closed.
      }
    }
  }
}
