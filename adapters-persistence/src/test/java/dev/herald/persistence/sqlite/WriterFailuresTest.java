package dev.herald.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.herald.application.failure.Busy;
import dev.herald.application.failure.StorageFull;
import dev.herald.application.testkit.Await;
import dev.herald.persistence.sql.Writer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Whatever fails in a unit of work, at its commit or beside it, the writer goes on or says so. */
@Isolated("it reads the log of all writers")
class WriterFailuresTest extends NumbersTest {

  private static final int MOST_IN_A_GROUP = 128;

  @Test
  void errorInWhatCanWaitStopsNothing() throws Exception {
    var failed = new CountDownLatch(1);
    idleWork =
        () -> {
          failed.countDown();
          throw new OutOfMemoryError("no luck");
        };

    writer.execute(() -> insert(1));
    assertThat(failed.await(30, TimeUnit.SECONDS)).isTrue();
    writer.execute(() -> insert(2));

    assertThat(numbers()).containsExactly(1, 2);
    assertThat(stopped).isNotDone();
  }

  @Test
  void wantOfRoomForWhatCanWaitIsALineAndNotAStack() throws Exception {
    var full = new SQLiteException("no room", SQLiteErrorCode.SQLITE_FULL);
    idleWork =
        () -> {
          throw new IllegalStateException(full);
        };
    var lines = new LinkedBlockingQueue<ILoggingEvent>();
    var logger = (Logger) LoggerFactory.getLogger(Writer.class);
    var appender =
        new AppenderBase<ILoggingEvent>() {
          @Override
          protected void append(ILoggingEvent line) {
            lines.add(line);
          }
        };
    appender.start();
    logger.addAppender(appender);
    try {
      writer.execute(() -> insert(1));
      var line = lines.poll(30, TimeUnit.SECONDS);
      var tries = new CountDownLatch(2);
      idleWork =
          () -> {
            tries.countDown();
            throw new IllegalStateException(full);
          };
      writer.execute(() -> insert(2));
      Await.until(() -> tries.getCount() < 2);
      writer.execute(() -> insert(3));
      assertThat(tries.await(30, TimeUnit.SECONDS)).isTrue();
      writer.close();

      assertThat(line).isNotNull();
      assertThat(line.getFormattedMessage())
          .isEqualTo("Tidying up the database waits for room on the disk.");
      assertThat(line.getThrowableProxy()).isNull();
      assertThat(lines).as("further lines in the same minute").isEmpty();
    } finally {
      logger.detachAppender(appender);
    }
  }

  @Test
  void errorJustBeforeTheCommitFailsAllThatWereToBeCommitted() throws Exception {
    keepBusy();
    var one = insertLater(1);
    var failing =
        later(
            () -> {
              writer.beforeCommit(WriterFailuresTest::runOutOfMemory);
              return insert(2);
            });
    busy.countDown();

    assertThatThrownBy(one::get).cause().isInstanceOf(OutOfMemoryError.class);
    assertThatThrownBy(failing::get).cause().isInstanceOf(OutOfMemoryError.class);
    writer.execute(() -> insert(3));
    assertThat(numbers()).containsExactly(3);
  }

  /** Whether a commit has gone through is not known if it fails afterwards: it is not answered. */
  @ParameterizedTest
  @CsvSource({
    "BEGIN IMMEDIATE, BEFORE",
    "BEGIN IMMEDIATE, AFTER",
    "SAVEPOINT unit, BEFORE",
    "SAVEPOINT unit, AFTER",
    "RELEASE unit, BEFORE",
    "RELEASE unit, AFTER",
    "COMMIT, BEFORE",
    "COMMIT, AFTER"
  })
  void errorOfACommandFailsTheGroupAndTheWriterGoesOn(String command, FailingConnection.When when) {
    writer.execute(() -> insert(1));
    var before = writer.version();
    failing.failOnce(command, when, new OutOfMemoryError("no luck"));

    assertThatThrownBy(() -> writer.execute(() -> insert(2))).isInstanceOf(OutOfMemoryError.class);

    writer.execute(() -> insert(3));
    var committed = command.equals("COMMIT") && when == FailingConnection.When.AFTER;
    assertThat(numbers()).isEqualTo(committed ? List.of(1, 2, 3) : List.of(1, 3));
    assertThat(writer.version() - before).as("what may have changed").isPositive();
    assertThat(stopped).isNotDone();
  }

  @Test
  void errorWhileAUnitIsUndoneUndoesTheWholeGroup() throws Exception {
    keepBusy();
    var one = insertLater(1);
    failing.failOnce("ROLLBACK TO unit", FailingConnection.When.BEFORE, new OutOfMemoryError());
    var failed = later(() -> insert(2) && fails());
    busy.countDown();

    assertThatThrownBy(one::get).cause().isInstanceOf(OutOfMemoryError.class);
    assertThatThrownBy(failed::get).cause().isInstanceOf(IllegalStateException.class);
    writer.execute(() -> insert(3));
    assertThat(numbers()).containsExactly(3);
  }

  @Test
  void undoesWhatFailedWhenThereIsMemoryAgain() {
    failing.failOnce("COMMIT", FailingConnection.When.BEFORE, new OutOfMemoryError("no luck"));
    failing.failOnce("ROLLBACK", FailingConnection.When.BEFORE, new OutOfMemoryError("still none"));

    assertThatThrownBy(() -> writer.execute(() -> insert(1))).isInstanceOf(OutOfMemoryError.class);
    writer.execute(() -> insert(2));

    assertThat(numbers()).containsExactly(2);
  }

  @Test
  void stopsAndSaysSoWhenItCannotUndoWhatFailed() throws Exception {
    keepBusy();
    var closing = later(this::closeTheConnection);
    var waiting = insertLater(1);
    busy.countDown();

    assertThatThrownBy(closing::get).cause().hasMessage("RELEASE unit failed");
    assertThatThrownBy(waiting::get).isNotNull();
    assertThat(stopped.get(30, TimeUnit.SECONDS)).hasMessageContaining("failed");
    assertThat(writer.hasStopped()).isTrue();
    assertThatThrownBy(() -> writer.execute(() -> insert(2))).isInstanceOf(Busy.class);
    writer.close();
    assertThat(numbers()).isEmpty();
  }

  @Test
  void allThatWaitAreRefusedWhenItStops() throws Exception {
    keepBusy();
    List<FutureTask<Boolean>> group = new ArrayList<>();
    for (var i = 1; i < MOST_IN_A_GROUP; i++) group.add(insertLater(i));
    var closing = later(this::closeTheConnection);
    var behind = insertLater(MOST_IN_A_GROUP);
    busy.countDown();

    assertThatThrownBy(closing::get).isNotNull();
    for (var unit : group) assertThatThrownBy(unit::get).isNotNull();
    assertThatThrownBy(behind::get).cause().isInstanceOf(Busy.class);
    assertThat(numbers()).isEmpty();
  }

  /** SQLite ends the transaction then, and with it what the others of the group have done. */
  @Test
  void saysWhenThereIsNoRoomLeftAndGoesOn() throws Exception {
    writer.execute(() -> insert(1));
    writer.execute(this::leaveRoomForThreePages);
    keepBusy();
    var small = insertLater(2);
    var large = later(() -> IntStream.range(3, 10_000).allMatch(this::insert));
    busy.countDown();

    assertThatThrownBy(large::get).cause().isInstanceOf(StorageFull.class);
    assertThatThrownBy(small::get).cause().isInstanceOf(StorageFull.class);
    assertThat(numbers()).containsExactly(1);

    writer.execute(() -> insert(2));
    assertThat(numbers()).containsExactly(1, 2);
  }

  @Test
  void saysWhenAnotherProgramHasTheDatabaseAndGoesOn() {
    jdbi.useHandle(
        other -> {
          other.execute("BEGIN EXCLUSIVE");
          assertThatThrownBy(() -> writer.execute(() -> insert(1))).isInstanceOf(Busy.class);
          other.execute("COMMIT");
        });

    assertThat(writer.execute(() -> insert(1))).isTrue();
  }

  private boolean closeTheConnection() {
    try {
      failing.around().close();
      return true;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void runOutOfMemory() {
    throw new OutOfMemoryError("no luck");
  }

  private static boolean fails() {
    throw new IllegalStateException("no luck");
  }

  private int leaveRoomForThreePages() {
    return writer.handle().createQuery("PRAGMA max_page_count = 3").mapTo(Integer.class).one();
  }
}
