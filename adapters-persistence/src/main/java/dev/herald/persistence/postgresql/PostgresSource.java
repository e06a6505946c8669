package dev.herald.persistence.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens connections that wait longer for an answer when they are open than until then. */
class PostgresSource extends PGSimpleDataSource {

  private static final long serialVersionUID = 1L;

  private final transient OpenConnections open;
  private final Duration longestSilence;

  /**
   * @param longestSilence zero for as long as it takes
   */
  PostgresSource(OpenConnections open, Duration longestSilence) {
    this.open = open;
    this.longestSilence = longestSilence;
  }

  @Override
  public Connection getConnection() throws SQLException {
    var connection = super.getConnection();
    connection.setNetworkTimeout(Runnable::run, (int) longestSilence.toMillis());
    open.add(connection);
    return connection;
  }
}
