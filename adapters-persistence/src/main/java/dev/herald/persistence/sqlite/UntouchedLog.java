package dev.herald.persistence.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.sqlite.SQLiteConfig;

/**
 * Keeps the write-ahead log of a database that may yet be refused. SQLite writes a log back and
 * removes it when the last connection is closed, even if the database is damaged or another
 * Herald's. It can't do so as long as there is a connection that only reads, which can't do it
 * either when it is closed last.
 */
final class UntouchedLog {

  private UntouchedLog() {}

  /** Opens a database, and leaves its log, if there is one, as it is when that fails. */
  static <T> T during(Path database, Supplier<T> opening) {
    var reader = reader(database);
    try {
      return opening.get();
    } finally {
      reader.ifPresent(UntouchedLog::close);
    }
  }

  private static Optional<Connection> reader(Path database) {
    try {
      var log = Path.of(database + "-wal");
      var isEmpty = Files.notExists(log) || Files.size(log) == 0;
      return isEmpty ? Optional.empty() : Optional.of(open(database));
    } catch (IOException | SQLException e) {
      return Optional.empty(); // whoever opens it to write learns why
    }
  }

  private static Connection open(Path database) throws SQLException {
    var config = new SQLiteConfig(); // most settings need more of the file than its first page
    config.setReadOnly(true);
    var connection = config.createConnection("jdbc:sqlite:" + database.toAbsolutePath());
    try (var query = connection.createStatement()) {
      query.executeQuery("PRAGMA user_version").close();
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void close(Connection reader) {
    try {
      reader.close();
    } catch (SQLException e) {
      throw new IllegalStateException("SQLite closes no connection", e);
    }
  }
}
