package dev.herald.persistence.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens connections to the server that has the database now, which wait longer for an answer when
 * they are open than until then.
 */
class PostgresSource extends PGSimpleDataSource {

  private static final long serialVersionUID = 1L;

  private final transient ServersOfDatabase servers;
  private final String[] hosts;
  private final int[] ports;
  private final Duration longestSilence;

  /**
   * @param longestSilence zero for as long as it takes
   */
  PostgresSource(DatabaseUrl url, ServersOfDatabase servers, Duration longestSilence) {
    this.servers = servers;
    this.longestSilence = longestSilence;
    setURL(url.jdbc());
    hosts = getServerNames();
    ports = getPortNumbers();
  }

  @Override
  public Connection getConnection() throws SQLException {
    var connection = servers.connect(this::open);
    try {
      connection.setNetworkTimeout(Runnable::run, (int) longestSilence.toMillis());
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** One at a time, as the source is where the driver looks for the address. */
  private synchronized Connection open(int server) throws SQLException {
    setServerNames(new String[] {hosts[server]});
    setPortNumbers(new int[] {ports[server]});
    return super.getConnection();
  }
}
