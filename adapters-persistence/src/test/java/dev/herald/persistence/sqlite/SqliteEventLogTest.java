package dev.herald.persistence.sqlite;

import static dev.herald.application.testkit.Samples.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.application.view.EventQuery;
import dev.herald.domain.event.DomainEvent.ChannelCreated;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.sql.SqlChannelRepository;
import dev.herald.persistence.sql.SqlEventLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteEventLogTest {

  private static final ChannelId GONE = new ChannelId("gone");
  private static final int EVENTS_OF_OTHERS = 100_000;

  @TempDir private Path folder;
  private Database database;
  private SqlChannelRepository channels;

  @BeforeEach
  void givenAChannel() {
    database = new Database(MadeTables.at(folder.resolve("herald.db")));
    channels = new SqlChannelRepository(database, new WordAnalyzer());
    database.unitOfWork().execute(() -> channels.insert(Samples.channel("gone")));
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** Receivers may know the events that came after the backup from which it was restored. */
  @Test
  void goesOnWhereNoEarlierEventCanHaveBeen() {
    append(SqlEventLog.notBefore(Samples.NOW, database));
    var started = end();
    append(SqlEventLog.notBefore(Samples.NOW.plusMillis(1), database));

    assertThat(started).isGreaterThan(SqlEventLog.positionAt(Samples.NOW));
    assertThat(end()).isEqualTo(SqlEventLog.positionAt(Samples.NOW.plusMillis(1)) + 1);
  }

  @Test
  void goesOnWhereItEndedIfTheClockWasSetBack() {
    append(SqlEventLog.notBefore(Samples.NOW, database));
    var end = end();

    append(SqlEventLog.notBefore(Samples.NOW.minusSeconds(3600), database));

    assertThat(end()).isEqualTo(end + 1);
  }

  @Test
  void leapsOnceForAllEventsOfAStart() {
    var log = SqlEventLog.notBefore(Samples.NOW, database);
    append(log);
    var first = end();

    append(log);

    assertThat(end()).isEqualTo(first + 1);
  }

  /** So that programs may compare positions as numbers. */
  @Test
  void fitsIntoTheNumbersOfJavaScriptForCenturies() {
    var mostInJavaScript = (1L << 53) - 1;

    assertThat(SqlEventLog.positionAt(Instant.parse("2248-01-01T00:00:00Z")))
        .isLessThan(mostInJavaScript);
  }

  @Test
  void findsTheEventsOfADeletedChannelWithoutAWalkThroughTheLog() {
    append(new SqlEventLog(database));
    givenEventsOfOthers();
    database.unitOfWork().execute(() -> channels.delete(GONE, Samples.NOW));

    var effort =
        new Queries(database)
            .effort(
                () -> {
                  var isMore = true;
                  while (isMore) isMore = channels.purge(200);
                });

    assertThat(effort).isLessThan(EVENTS_OF_OTHERS);
    assertThat(events()).isEqualTo(EVENTS_OF_OTHERS);
  }

  @Test
  void findsTheEventsOfAQuietChannelWithoutAWalkThroughTheLog() {
    var log = new SqlEventLog(database);
    append(log);
    givenEventsOfOthers();
    append(log);
    var query = new EventQuery(Set.of(GONE), Optional.of(new AccountId("ann")));

    assertThat(new Queries(database).effort(() -> log.find(query, 0, 100)))
        .isLessThan(EVENTS_OF_OTHERS);
    var part = log.find(query, 0, 100);
    assertThat(part.entries()).hasSize(2);
    assertThat(part.end()).isEqualTo(log.end());
  }

  @Test
  void looksThroughAPartOfABusyChannelAtOnce() {
    append(new SqlEventLog(database));
    givenEventsOfOthers();
    var log = new SqlEventLog(database);
    var query = new EventQuery(Set.of(new ChannelId("news")), Optional.empty());

    assertThat(new Queries(database).effort(() -> log.find(query, 0, 100)))
        .isLessThan(EVENTS_OF_OTHERS / 10);
    assertThat(log.find(query, 0, 100).entries()).hasSize(100);
  }

  private void append(SqlEventLog log) {
    database
        .unitOfWork()
        .execute(
            () -> log.append(ADMIN.id(), new ChannelCreated(GONE, Samples.OWNER, Samples.NOW)));
  }

  private void givenEventsOfOthers() {
    database
        .unitOfWork()
        .execute(
            () -> {
              channels.insert(Samples.channel("news"));
              database
                  .write()
                  .createUpdate(
                      """
                      INSERT INTO event (channel_key, type, at, subject)
                      WITH RECURSIVE number (n) AS (
                        SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < :many)
                      SELECT key, 'ChannelCreated', 0, 'ann'
                      FROM number CROSS JOIN channel ON channel.id = 'news'
                      """)
                  .bind("many", EVENTS_OF_OTHERS)
                  .execute();
            });
  }

  private long end() {
    return new SqlEventLog(database).end();
  }

  private int events() {
    return database.read(
        db -> db.createQuery("SELECT count(*) FROM event").mapTo(Integer.class).one());
  }
}
