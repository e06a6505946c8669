package dev.herald.persistence.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The servers that may have a database, of which one has it at a time. No connection is used to one
 * that was left behind: as soon as another has taken over, those to the former one are broken off,
 * and it is refused from then on, even if it comes back and still takes itself for the primary one.
 */
final class ServersOfDatabase {

  private static final String REFUSED = "08004";

  private final List<String> servers;
  private final OpenConnections open;
  private final Asking asking;
  private int last;
  private boolean isGivenUp;
  private Optional<Timeline> timeline = Optional.empty();

  /** There is no time to wait for a server. */
  static final class GivenUp extends SQLException {

    private static final long serialVersionUID = 1L;

    private GivenUp() {
      super("the database was given up", REFUSED);
    }
  }

  /** Opens a connection to a server, which is given by its place in the address. */
  interface Opener {

    Connection open(int server) throws SQLException;
  }

  /** Asks a server whose history it goes on with. */
  interface Asking {

    Optional<Timeline> timeline(Connection connection) throws SQLException;
  }

  /**
   * @param servers as an address has them, each with its port if it is not the usual one
   */
  ServersOfDatabase(List<String> servers, OpenConnections open) {
    this(servers, open, Timeline::of);
  }

  ServersOfDatabase(List<String> servers, OpenConnections open, Asking asking) {
    this.servers = servers;
    this.open = open;
    this.asking = asking;
  }

  /**
   * Connects to the one that has the database, beginning with the one that had it last.
   *
   * @throws SQLException none has, or says so; it tells what the first one said
   */
  Connection connect(Opener opener) throws SQLException {
    List<SQLException> failures = new ArrayList<>();
    for (var server : inOrder()) {
      requireNotGivenUp();
      try {
        return admitted(opener.open(server), server);
      } catch (SQLException e) {
        failures.add(e);
      }
    }
    throw worst(failures);
  }

  private synchronized void requireNotGivenUp() throws SQLException {
    if (isGivenUp) throw new GivenUp();
  }

  /** Breaks off all connections, and looks at the other servers first from now on. */
  synchronized void doubt() {
    last = (last + 1) % servers.size();
    open.breakOff();
  }

  /** Breaks off all connections, and opens none any more. */
  synchronized void giveUp() {
    isGivenUp = true;
    open.breakOff();
  }

  private synchronized int[] inOrder() {
    return IntStream.range(0, servers.size()).map(i -> (last + i) % servers.size()).toArray();
  }

  private Connection admitted(Connection connection, int server) throws SQLException {
    try {
      admit(connection, asking.timeline(connection), server);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private synchronized void admit(Connection connection, Optional<Timeline> found, int server)
      throws SQLException {
    requireNotGivenUp();
    if (found.isPresent() && timeline.isPresent()) {
      var now = timeline.get();
      if (found.get().isBehind(now)) {
        throw new SQLException(
            "%s was left behind: it is on timeline %s, and another server on %s"
                .formatted(servers.get(server), found.get().number(), now.number()),
            REFUSED);
      }
      if (!found.get().equals(now)) open.breakOff();
    }
    if (found.isPresent()) timeline = found;
    last = server;
    open.add(connection);
  }

  /** What is wrong with a server that answers says more than that another can't be reached. */
  private static SQLException worst(List<SQLException> failures) {
    var worst =
        failures.stream()
            .filter(it -> !PostgresFailures.isOfConnection(it))
            .findFirst()
            .orElse(failures.get(0));
    failures.stream().filter(it -> it != worst).forEach(worst::addSuppressed);
    return worst;
  }
}
