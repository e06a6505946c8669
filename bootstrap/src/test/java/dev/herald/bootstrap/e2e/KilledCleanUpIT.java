package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Await;
import dev.herald.bootstrap.bench.ServerProcess;
import dev.herald.bootstrap.cli.CommandRun;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed while it forgets old events and removes what deleted channels left behind:
 * it goes on where it was, and nothing is missing that it had not yet come to.
 */
@Order(1)
@Timeout(240)
class KilledCleanUpIT {

  /** Fewer than elsewhere, as filling the log takes longer than publishing. */
  private static final int KILLS = 1 + KilledServerIT.KILLS / 6;

  /** So many that they are not all forgotten before the last kill. */
  private static final int EVENTS = 60_000 * KILLS;

  /** Of so many, a webhook wants one: fewer than there may be dead letters. */
  private static final int WANTED = EVENTS / 5_000;

  /** More than are removed in a step. */
  private static final int POSTS_OF_A_CHANNEL = 250;

  private static final String POSTS = "/api/v1/channels/news/posts";

  /** Where the log is, as far as this test has filled it. */
  private record Log(long forgottenTo, long left, long undelivered) {}

  @TempDir private Path data;
  private ServerProcess server;
  private final List<String> acknowledged = new ArrayList<>();
  private long last;

  @Test
  void goesOnWhereItWasAndLosesNothing() throws Exception {
    fill();
    var before = new Log(last - EVENTS, EVENTS, 0);
    for (var kill = 0; kill < KILLS; kill++) {
      server = serve();
      before = killInTheMidstOfIt(kill, before);
    }

    server = serve();
    var client = new Client(server.port());
    Await.until(() -> forgottenTo() >= last && isPurged(), Duration.ofMinutes(3));

    var posts = client.read(POSTS + "?limit=100").get("items");
    assertThat(posts).extracting(post -> post.get("id").asText()).hasSameElementsAs(acknowledged);
    for (var kill = 0; kill < KILLS; kill++) {
      assertThat(client.get("/api/v1/channels/gone-" + kill).statusCode()).isEqualTo(404);
    }
    assertThat(log()).isEqualTo(new Log(last, 0, EVENTS / WANTED));
    server.close();
    var doctor = CommandRun.of(Map.of(), "doctor", "--deep", "--data=" + data);
    assertThat(doctor.out().lines().filter(line -> line.startsWith("WRONG")))
        .as("what the doctor finds is what was to be expected")
        .allSatisfy(line -> assertThat(line).startsWith("WRONG  Webhook:"));
  }

  @AfterEach
  void leaveNoServerBehind() {
    if (server != null) server.kill();
  }

  private ServerProcess serve() throws IOException {
    return Jar.serve(data, Map.of("HERALD_EVENT_RETENTION", "2d"), "-XX:-UsePerfData");
  }

  /** Returns where the log was before. */
  private Log killInTheMidstOfIt(int kill, Log before) throws Exception {
    var client = new Client(server.port());
    var begin = assertComplete(before);
    publish(client);
    var deleted = client.send("DELETE", "/api/v1/channels/gone-" + kill, BodyPublishers.noBody());
    assertThat(deleted.statusCode()).isEqualTo(204);
    Await.until(() -> forgottenTo() > begin.forgottenTo());
    var log = log();
    server.kill();
    assertThat(log.forgottenTo()).as("it is in the midst of it").isLessThan(last);
    return log;
  }

  /** Returns where the log is now. */
  private Log assertComplete(Log before) throws SQLException {
    var log = log();
    assertThat(log.forgottenTo()).isGreaterThanOrEqualTo(before.forgottenTo());
    assertThat(log.left()).as("events without a gap").isEqualTo(last - log.forgottenTo());
    var forgotten = log.forgottenTo() - (last - EVENTS);
    assertThat(log.undelivered()).as("of those forgotten").isEqualTo(forgotten / WANTED);
    return log;
  }

  private void publish(Client client) throws Exception {
    for (var i = 0; i < 5; i++) {
      acknowledged.add(client.create(POSTS, Map.of("text", "a post")).get("id").asText());
    }
  }

  /** Leaves a log of old events, of which a webhook that is away wants some. */
  private void fill() throws Exception {
    server = Jar.serve(data);
    var client = new Client(server.port());
    client.createChannel("news");
    publish(client);
    var work = new ArrayList<Callable<Object>>();
    for (var kill = 0; kill < KILLS; kill++) {
      var channel = "gone-" + kill;
      client.createChannel(channel);
      for (var i = 0; i < POSTS_OF_A_CHANNEL; i++) {
        work.add(
            () -> client.create("/api/v1/channels/" + channel + "/posts", Map.of("text", "x")));
      }
    }
    var clients = Executors.newFixedThreadPool(16);
    for (var done : clients.invokeAll(work)) done.get();
    clients.shutdown();
    assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    client.create(
        "/api/v1/webhooks",
        Map.of("url", "http://127.0.0.1:1/away", "events", List.of("subscriber.added")));
    server.close();
    last = fillLog(Instant.now().minus(Duration.ofDays(10)).toEpochMilli());
  }

  private long fillLog(long at) throws SQLException {
    try (var database = DriverManager.getConnection(url());
        var sql = database.createStatement()) {
      sql.execute("UPDATE event SET at = " + at);
      sql.execute(
          """
          WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < %s)
          INSERT INTO event (channel_key, type, at, subject, number, actor)
          SELECT key, iif(n %% %s = 0, 'Subscribed', 'Unsubscribed'), %s, 'account-' || n, NULL, 'host:test'
          FROM number CROSS JOIN channel WHERE channel.id = 'news'
          """
              .formatted(EVENTS, WANTED, at));
      try (var end = sql.executeQuery("SELECT max(position) FROM event")) {
        return end.getLong(1);
      }
    }
  }

  private Log log() throws SQLException {
    var begin = last - EVENTS;
    return query(
        """
        WITH log AS (SELECT max(forgotten_to, %s) AS begin FROM event_log)
        SELECT begin,
          (SELECT count(*) FROM event WHERE position > begin AND position <= %s),
          (SELECT count(*) FROM delivery WHERE position > %s AND position <= begin)
        FROM log
        """
            .formatted(begin, last, begin),
        row -> new Log(row.getLong(1), row.getLong(2), row.getLong(3)));
  }

  private long forgottenTo() throws SQLException {
    return query("SELECT forgotten_to FROM event_log", row -> row.getLong(1));
  }

  private boolean isPurged() throws SQLException {
    return query(
        """
        SELECT NOT EXISTS (
          SELECT 1 FROM post JOIN channel ON channel.key = post.channel_key
          WHERE channel.deleted_at IS NOT NULL)
        """,
        row -> row.getBoolean(1));
  }

  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> T query(String question, Reading<T> reading) throws SQLException {
    try (var database = DriverManager.getConnection(url());
        var sql = database.createStatement();
        var row = sql.executeQuery(question)) {
      return reading.read(row);
    }
  }

  private String url() {
    return "jdbc:sqlite:" + data.resolve("herald.db");
  }
}
