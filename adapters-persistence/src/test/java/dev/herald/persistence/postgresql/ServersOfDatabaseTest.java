package dev.herald.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of several servers the one is used that has the database now, and none that was left behind. */
class ServersOfDatabaseTest {

  private static final Timeline FIRST = new Timeline("city", 1);
  private static final Timeline SECOND = new Timeline("city", 2);

  private final Map<Connection, Timeline> timelines = new HashMap<>();
  private final List<Connection> closed = new ArrayList<>();
  private final List<Integer> asked = new ArrayList<>();
  private final Map<Integer, Timeline> there = new HashMap<>();
  private final ServersOfDatabase servers =
      new ServersOfDatabase(
          List.of("a", "b", "c"),
          new OpenConnections(),
          connection -> Optional.ofNullable(timelines.get(connection)));

  @Test
  void takesTheFirstThatIsThere() throws Exception {
    there.put(1, FIRST);
    there.put(2, FIRST);

    assertThat(connect()).isNotNull();

    assertThat(asked).containsExactly(0, 1);
  }

  @Test
  void asksTheOneThatHadItLastBeforeTheOthers() throws Exception {
    there.put(1, FIRST);
    connect();
    asked.clear();
    there.put(0, FIRST);

    connect();

    assertThat(asked).containsExactly(1);
  }

  /** As it may say nothing for long each time that it is asked. */
  @Test
  void asksTheOthersBeforeOneThatFellSilent() throws Exception {
    there.put(0, FIRST);
    var connection = connect();
    asked.clear();

    servers.doubt();

    assertThat(closed).containsExactly(connection);
    there.put(1, SECOND);
    connect();
    assertThat(asked).containsExactly(1);
  }

  @Test
  void connectsToNoneAnyMoreOnceAllWereGivenUp() throws Exception {
    there.put(0, FIRST);
    var connection = connect();

    servers.giveUp();

    assertThat(closed).containsExactly(connection);
    assertThatThrownBy(this::connect).isInstanceOf(ServersOfDatabase.GivenUp.class);
  }

  @Test
  void breaksOffConnectionsToAServerThatWasLeftBehind() throws Exception {
    there.put(0, FIRST);
    var former = connect();
    there.remove(0);
    there.put(1, SECOND);

    var now = connect();

    assertThat(closed).containsExactly(former).doesNotContain(now);
  }

  @Test
  void refusesAServerThatWasLeftBehind() throws Exception {
    there.put(1, SECOND);
    connect();
    there.clear();
    there.put(0, FIRST);

    assertThatThrownBy(this::connect)
        .isInstanceOf(SQLException.class)
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .anySatisfy(
                        it ->
                            assertThat(it)
                                .hasMessage(
                                    "a was left behind: it is on timeline 1, and another server on 2")));
    assertThat(closed).hasSize(1);
  }

  @Test
  void goesOnToOneBesideAServerThatWasLeftBehind() throws Exception {
    there.put(1, SECOND);
    connect();
    there.clear();
    there.put(0, FIRST);
    there.put(2, SECOND);

    assertThat(connect()).isNotNull();
    assertThat(asked).containsExactly(0, 1, 1, 2);
  }

  /** As when its data were moved there. */
  @Test
  void takesAnotherServerWhoseTimelinesAreNotTheSame() throws Exception {
    there.put(0, SECOND);
    connect();

    there.put(0, new Timeline("town", 1));

    assertThat(connect()).isNotNull();
  }

  @Test
  void takesAServerThatDoesNotKnowItsTimeline() throws Exception {
    there.put(0, SECOND);
    connect();
    timelines.clear();
    there.clear();
    there.put(0, new Timeline("unknown", 0));

    assertThat(connect()).isNotNull();
  }

  private Connection connect() throws SQLException {
    return servers.connect(
        server -> {
          asked.add(server);
          var timeline = there.get(server);
          if (timeline == null) throw new SQLException("nobody is there", "08001");
          var connection = connection();
          if (!timeline.system().equals("unknown")) timelines.put(connection, timeline);
          return connection;
        });
  }

  private Connection connection() {
    return (Connection)
        Proxy.newProxyInstance(
            ServersOfDatabaseTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "close", "abort" -> closed.add((Connection) proxy) ? null : null;
                  case "isClosed" -> closed.contains((Connection) proxy);
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  default -> "a connection";
                });
  }
}
