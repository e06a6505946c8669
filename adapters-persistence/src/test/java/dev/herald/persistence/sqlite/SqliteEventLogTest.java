package dev.herald.persistence.sqlite;

import static dev.herald.application.testkit.Samples.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.domain.event.DomainEvent.ChannelCreated;
import dev.herald.domain.id.ChannelId;
import dev.herald.persistence.search.WordAnalyzer;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteEventLogTest {

  private static final ChannelId GONE = new ChannelId("gone");
  private static final int EVENTS_OF_OTHERS = 100_000;

  @TempDir private Path folder;
  private Database database;
  private SqliteChannelRepository channels;

  @BeforeEach
  void givenAChannel() {
    database = new Database(folder.resolve("herald.db"));
    channels = new SqliteChannelRepository(database, new WordAnalyzer());
    database.unitOfWork().execute(() -> channels.insert(Samples.channel("gone")));
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** Receivers may know the events that came after the backup from which it was restored. */
  @Test
  void goesOnWhereNoEarlierEventCanHaveBeen() {
    append(SqliteEventLog.notBefore(Samples.NOW, database));
    var started = end();
    append(SqliteEventLog.notBefore(Samples.NOW.plusMillis(1), database));

    assertThat(started).isGreaterThan(SqliteEventLog.positionAt(Samples.NOW));
    assertThat(end()).isEqualTo(SqliteEventLog.positionAt(Samples.NOW.plusMillis(1)) + 1);
  }

  @Test
  void goesOnWhereItEndedIfTheClockWasSetBack() {
    append(SqliteEventLog.notBefore(Samples.NOW, database));
    var end = end();

    append(SqliteEventLog.notBefore(Samples.NOW.minusSeconds(3600), database));

    assertThat(end()).isEqualTo(end + 1);
  }

  @Test
  void leapsOnceForAllEventsOfAStart() {
    var log = SqliteEventLog.notBefore(Samples.NOW, database);
    append(log);
    var first = end();

    append(log);

    assertThat(end()).isEqualTo(first + 1);
  }

  /** So that programs may compare positions as numbers. */
  @Test
  void fitsIntoTheNumbersOfJavaScriptForCenturies() {
    var mostInJavaScript = (1L << 53) - 1;

    assertThat(SqliteEventLog.positionAt(Instant.parse("2248-01-01T00:00:00Z")))
        .isLessThan(mostInJavaScript);
  }

  @Test
  void findsTheEventsOfADeletedChannelWithoutAWalkThroughTheLog() {
    append(new SqliteEventLog(database));
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

  private void append(SqliteEventLog log) {
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
    return new SqliteEventLog(database).end();
  }

  private int events() {
    return database.read(
        db -> db.createQuery("SELECT count(*) FROM event").mapTo(Integer.class).one());
  }
}
