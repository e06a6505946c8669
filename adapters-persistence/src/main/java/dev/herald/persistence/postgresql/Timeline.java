package dev.herald.persistence.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Whose history a server goes on with. PostgreSQL begins another timeline, with a larger number,
 * whenever a replica takes over or a backup is put back.
 *
 * @param system the number of the server and its replicas, which no others have
 */
record Timeline(String system, long number) {

  private static final String NAME =
      """
      SELECT pg_is_in_recovery(), CASE WHEN NOT pg_is_in_recovery() THEN
        (SELECT CAST(system_identifier AS text) FROM pg_control_system())
          || '/' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8) END
      """;

  /** A server that only speaks PostgreSQL's protocol may not know what is asked. */
  private static final String UNKNOWN_OR_FORBIDDEN = "42";

  private static final String NOT_SUPPORTED = "0A";

  /** What a server says that is no primary one; the code is that of a refused connection. */
  private static final String REFUSED = "08004";

  /**
   * That of a connection; empty if its server tells nobody.
   *
   * @throws SQLException it is a replica, or does not answer
   */
  static Optional<Timeline> of(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(NAME)) {
      row.next();
      if (row.getBoolean(1)) {
        throw new SQLException("it is a replica, and Herald needs the primary server", REFUSED);
      }
      return Optional.of(named(row.getString(2)));
    } catch (SQLException e) {
      var state = String.valueOf(e.getSQLState());
      if (state.startsWith(UNKNOWN_OR_FORBIDDEN) || state.startsWith(NOT_SUPPORTED)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Timeline named(String name) {
    var slash = name.indexOf('/');
    return new Timeline(name.substring(0, slash), Long.parseLong(name.substring(slash + 1), 16));
  }

  /** Whether a server of this timeline was left behind by one of another. */
  boolean isBehind(Timeline other) {
    return system.equals(other.system) && number < other.number;
  }

  @Override
  public String toString() {
    return system + "/" + number;
  }
}
