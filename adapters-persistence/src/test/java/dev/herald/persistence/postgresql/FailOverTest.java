package dev.herald.persistence.postgresql;

import static dev.herald.application.testkit.Samples.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.Leases.Duty;
import dev.herald.application.testkit.Await;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.sql.SqlChannelRepository;
import dev.herald.persistence.sql.SqlEventLog;
import dev.herald.persistence.sql.SqlTokenRepository;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What was given away on a server is given to nothing else when another one has taken over, which
 * may not have all that was committed. That another one has, the database is made to believe.
 */
@Timeout(60)
@Order(1)
class FailOverTest {

  private static final ChannelId NEWS = new ChannelId("news");

  private final DatabaseUrl url = PostgresServer.newDatabase();
  private PostgresDatabase database;
  private SqlEventLog events;
  private SqlChannelRepository channels;
  private long end;

  @BeforeEach
  void givenAnEvent() {
    database = PostgresServer.open(url);
    events = new SqlEventLog(database);
    channels = new SqlChannelRepository(database, new WordAnalyzer());
    write(
        () -> {
          channels.insert(Samples.channel("news"));
          return append(1);
        });
    end = events.end();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void eventsGoOnWhereNoneWasLost() {
    goOver();

    write(() -> append(2));

    var next = SqlEventLog.positionAt(Instant.now().minusSeconds(60));
    assertThat(events.end()).isGreaterThan(next);
    assertThat(events.after(end, 10)).hasSize(1);
  }

  @Test
  void whoKnowsWhatMayBeLostIsTold() {
    goOver();
    write(() -> append(2));

    assertThat(events.lostAfter(end + 1)).hasValue(end);
    assertThat(events.lostAfter(events.end() - 2)).hasValue(end);
    assertThat(events.lostAfter(end)).as("the last one that is there").isEmpty();
    assertThat(events.lostAfter(events.end() - 1)).as("where it went on").isEmpty();
    assertThat(events.lostAfter(events.end())).as("what came then").isEmpty();
  }

  @Test
  void whatIsLostIsForgottenWithTheEventsBefore() {
    goOver();
    write(() -> append(2));

    write(
        () -> {
          events.forgetUpTo(events.end());
          return true;
        });

    assertThat(events.lostAfter(end + 1)).isEmpty();
    assertThat(events.begin()).as("which says the same").isGreaterThan(end + 1);
  }

  @Test
  void nothingThatWasKeptInMemoryIsTakenForNew() {
    var version = database.unitOfWork().version();
    var tokens = new SqlTokenRepository(database);
    var tokenVersion = tokens.version();
    var revision = channels.get(NEWS).channel().revision();

    goOver();
    write(() -> append(2));

    assertThat(database.unitOfWork().version()).isGreaterThan(version + 1_000_000);
    assertThat(tokens.version()).isGreaterThan(tokenVersion + 1_000_000);
    assertThat(channels.get(NEWS).channel().revision()).isGreaterThan(revision + 1_000_000);
  }

  @Test
  void whoHasADutyBeginsItAnew() {
    var leases = database.leases();
    var token = leases.hold(Duty.RELAY).getAsLong();

    goOver();

    assertThat(write(() -> leases.isHeld(Duty.RELAY, token))).isFalse();
    Await.until(() -> leases.hold(Duty.RELAY).isPresent());
    assertThat(leases.hold(Duty.RELAY).getAsLong()).isGreaterThan(token + 1_000_000);
  }

  @Test
  void severalServersGoOnInTheSamePlace() {
    try (var other = PostgresServer.open(url)) {
      goOver();
      write(() -> append(2));
      var position = events.end();

      other.unitOfWork().execute(() -> append(new SqlEventLog(other), 3));

      assertThat(events.end()).isEqualTo(position + 1);
    }
  }

  @Test
  void nothingChangesIfItIsTheSameServerAgain() {
    var version = database.unitOfWork().version();
    endSessionsThatWrite();

    write(() -> append(2));

    assertThat(events.end()).isEqualTo(end + 1);
    assertThat(database.unitOfWork().version()).isEqualTo(version + 1);
  }

  /** Who puts a copy back by hand says so by making it forget. */
  @Test
  void databaseThatDoesNotKnowItsHistoryGoesOnWhereNoneWasLost() {
    execute("UPDATE turn SET history = ''");
    endSessionsThatWrite();

    write(() -> append(2));

    assertThat(events.lostAfter(end + 1)).hasValue(end);
  }

  @Test
  void sessionsWaitForReplicasAsTheServerSays() {
    execute("ALTER DATABASE %s SET synchronous_commit = 'remote_apply'".formatted(url.database()));
    endSessionsThatWrite();

    assertThat(
            write(
                () ->
                    database
                        .write()
                        .createQuery("SELECT current_setting('synchronous_commit')")
                        .mapTo(String.class)
                        .one()))
        .isEqualTo("remote_apply");
  }

  private void goOver() {
    execute("UPDATE turn SET history = '7/1'");
    endSessionsThatWrite();
  }

  private void endSessionsThatWrite() {
    PostgresServer.execute(
        """
        SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
        WHERE application_name LIKE 'herald %%' AND datname = '%s'
        """
            .formatted(url.database()));
  }

  private void execute(String command) {
    write(() -> database.write().execute(command));
  }

  private <T> T write(Supplier<T> work) {
    return database.unitOfWork().execute(work);
  }

  private boolean append(int sequence) {
    return append(events, sequence);
  }

  private static boolean append(SqlEventLog log, int sequence) {
    var post = new PostPublished(NEWS, new PostId("p" + sequence), sequence, Samples.NOW);
    log.append(ADMIN.id(), post);
    return true;
  }
}
