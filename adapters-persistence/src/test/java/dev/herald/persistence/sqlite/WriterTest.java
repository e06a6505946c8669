package dev.herald.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.StorageFull;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units of work here insert a number into a table. */
@Timeout(60)
class WriterTest {

  private static final Set<Thread.State> WAITING =
      Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

  /** How many units may wait. */
  private static final int MOST_WAITING = 1024;

  private static final int MOST_IN_A_GROUP = 128;

  @TempDir private Path folder;
  private final CountDownLatch busy = new CountDownLatch(1);
  private final FailingConnection failing = new FailingConnection();
  private final CompletableFuture<Throwable> stopped = new CompletableFuture<>();
  private Jdbi jdbi;
  private Writer writer;
  private volatile BooleanSupplier idleWork = () -> false;

  @BeforeEach
  void open() {
    var url = "jdbc:sqlite:" + folder.resolve("numbers.db");
    jdbi = Jdbi.create(url);
    var handle = Jdbi.create(() -> failing.around(DriverManager.getConnection(url))).open();
    handle.execute("PRAGMA journal_mode = WAL");
    handle.execute("PRAGMA foreign_keys = true");
    handle.execute("PRAGMA busy_timeout = 1");
    handle.execute(
        """
        CREATE TABLE number (
          value INTEGER PRIMARY KEY,
          next  INTEGER REFERENCES number (value) DEFERRABLE INITIALLY DEFERRED)
        """);
    writer = writer(handle, Duration.ofMinutes(1));
  }

  private Writer writer(Handle handle, Duration patience) {
    return new Writer(
        handle,
        () -> {},
        db -> idleWork.getAsBoolean(),
        stopped::complete,
        failure -> {},
        patience);
  }

  @AfterEach
  void close() {
    busy.countDown();
    writer.close();
  }

  @Test
  void unitsThatWaitAreCommittedTogether() throws Exception {
    keepBusy();
    var before = writer.version();
    var waiting = List.of(insertLater(1), insertLater(2), insertLater(3));
    busy.countDown();

    for (var unit : waiting) assertThat(unit.get()).isTrue();
    assertThat(writer.version() - before).as("the busy one, and one for all others").isEqualTo(2);
    assertThat(numbers()).containsExactly(1, 2, 3);
  }

  @Test
  void countsHowManyUnitsShareACommit() throws Exception {
    keepBusy();
    var waiting = List.of(insertLater(1), insertLater(2), insertLater(3));
    busy.countDown();
    for (var unit : waiting) assertThat(unit.get()).isTrue();
    var work = writer.work();

    assertThat(work.units()).isEqualTo(4);
    assertThat(work.commits()).isEqualTo(2);
    assertThat(work.sizes().bounds()).endsWith((long) MOST_IN_A_GROUP);
    assertThat(work.sizes().counts()).as("of 1, 2, 4 …").startsWith(1L, 0L, 1L, 0L);
  }

  @Test
  void whatCanWaitIsDoneWhenNobodyWritesUntilNothingIsLeft() throws Exception {
    var steps = new CountDownLatch(3);
    idleWork =
        () -> {
          steps.countDown();
          return steps.getCount() > 0;
        };

    assertThat(writer.execute(() -> insert(1))).isTrue();
    assertThat(steps.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(writer.execute(() -> insert(2))).isTrue();
  }

  @Test
  void whatCanWaitMayFail() throws Exception {
    var failed = new CountDownLatch(1);
    idleWork =
        () -> {
          failed.countDown();
          throw new IllegalStateException("no such luck");
        };

    assertThat(writer.execute(() -> insert(1))).isTrue();
    assertThat(failed.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(writer.execute(() -> insert(2))).isTrue();
    assertThat(numbers()).containsExactly(1, 2);
  }

  @Test
  void unitThatFailsIsUndoneAlone() throws Exception {
    keepBusy();
    var fault = new IllegalStateException("no such luck");
    var one = insertLater(1);
    var failing =
        later(
            () -> {
              insert(2);
              throw fault;
            });
    var other = insertLater(3);
    busy.countDown();

    assertThat(one.get()).isTrue();
    assertThat(other.get()).isTrue();
    assertThatThrownBy(failing::get).cause().isSameAs(fault);
    assertThat(numbers()).containsExactly(1, 3);
  }

  /** What breaks only at the commit can't be told from the rest of its group. */
  @Test
  void allOfAGroupFailIfItsCommitFails() throws Exception {
    keepBusy();
    var one = insertLater(1);
    var dangling = later(() -> insert(2, 99));
    busy.countDown();

    assertThatThrownBy(one::get).cause().hasStackTraceContaining("FOREIGN KEY");
    assertThatThrownBy(dangling::get).cause().hasStackTraceContaining("FOREIGN KEY");
    assertThat(numbers()).isEmpty();

    assertThat(writer.execute(() -> insert(1))).isTrue();
    assertThat(numbers()).containsExactly(1);
  }

  @Test
  void workInsideWorkIsPartOfItsUnitAlone() throws Exception {
    keepBusy();
    var fault = new IllegalStateException("after the work inside");
    var one = insertLater(1);
    var failing =
        later(
            () -> {
              writer.execute(() -> insert(2));
              throw fault;
            });
    busy.countDown();

    assertThat(one.get()).isTrue();
    assertThatThrownBy(failing::get).cause().isSameAs(fault);
    assertThat(numbers()).containsExactly(1);
  }

  @Test
  void refusesWorkWhenTooMuchIsWaiting() throws Exception {
    keepBusy();
    List<FutureTask<Boolean>> waiting = new ArrayList<>();
    for (var i = 0; i < MOST_WAITING; i++) waiting.add(insertLater(i));

    assertThatThrownBy(() -> writer.execute(() -> insert(MOST_WAITING)))
        .isInstanceOfSatisfying(
            Busy.class,
            refusal -> assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(1)));

    busy.countDown();
    for (var unit : waiting) assertThat(unit.get()).isTrue();
    assertThat(numbers()).hasSize(MOST_WAITING);
  }

  @Test
  void finishesWhatIsWaitingWhenItIsClosedAndRefusesTheRest() throws Exception {
    keepBusy();
    var waiting = insertLater(1);
    var closing = inBackground(writer::close);

    assertThatThrownBy(() -> writer.execute(() -> insert(2))).isInstanceOf(Busy.class);
    busy.countDown();
    closing.join();

    assertThat(waiting.get()).isTrue();
    assertThatThrownBy(() -> writer.execute(() -> insert(3))).isInstanceOf(Busy.class);
    assertThat(numbers()).containsExactly(1);
  }

  @Test
  void callerWhoIsInterruptedLearnsHowItWentAllTheSame() {
    Thread.currentThread().interrupt();

    assertThat(writer.execute(() -> insert(1))).isTrue();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(numbers()).containsExactly(1);
  }

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
  void errorJustBeforeTheCommitFailsAllThatWereToBeCommitted() throws Exception {
    keepBusy();
    var one = insertLater(1);
    var failing =
        later(
            () -> {
              writer.beforeCommit(WriterTest::runOutOfMemory);
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

  @Test
  void nobodyWaitsForLongBehindWhatTakesLong() throws Exception {
    try (var impatient = writer(jdbi.open(), Duration.ofMillis(50))) {
      var begun = new CountDownLatch(1);
      var slow =
          new FutureTask<>(
              () ->
                  impatient.execute(
                      () -> {
                        begun.countDown();
                        return await(busy);
                      }));
      new Thread(slow).start();
      begun.await();

      for (var i = 0; i < 3; i++) {
        assertThatThrownBy(() -> impatient.execute(() -> insertBy(impatient, 1)))
            .isInstanceOf(Busy.class);
      }
      busy.countDown();
      assertThat(slow.get()).as("what has begun is waited for").isTrue();
    }
    assertThat(numbers()).as("what was refused is never done").isEmpty();
  }

  @Test
  void attemptChangesNothingThatIsRememberedByItsVersion() {
    var before = writer.version();

    assertThat(writer.attempt(() -> {}, Duration.ofSeconds(30))).isTrue();

    assertThat(writer.version()).isEqualTo(before);
  }

  @Test
  void attemptEndsInTimeThoughTheWriterDoesNot() throws Exception {
    keepBusy();

    assertThat(writer.attempt(() -> {}, Duration.ofMillis(1))).isFalse();
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

  private static boolean insertBy(Writer writer, int number) {
    return writer.handle().execute("INSERT INTO number VALUES (?, NULL)", number) == 1;
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

  @Test
  @Timeout(20)
  void knowsWhatAnotherProgramHasWrittenThoughNobodyWritesHere() {
    writer.execute(() -> insert(1));
    var before = writer.version();

    jdbi.useHandle(other -> other.execute("INSERT INTO number VALUES (2, NULL)"));

    while (writer.version() == before) Thread.onSpinWait();
  }

  @Test
  void knowsWhatAnotherProgramHasWrittenAfterWorkOfItsOwnThatNobodySees() {
    var before = writer.version();
    jdbi.useHandle(other -> other.execute("INSERT INTO number VALUES (1, NULL)"));

    writer.executeUnseen(() -> insert(2));
    assertThat(writer.version()).isGreaterThan(before);

    var known = writer.version();
    writer.executeUnseen(() -> insert(3));
    assertThat(writer.version()).isEqualTo(known);
  }

  /** Keeps the writer busy, so that all other work waits, until it is no longer. */
  private void keepBusy() throws InterruptedException {
    var begun = new CountDownLatch(1);
    later(
        () -> {
          begun.countDown();
          return await(busy);
        });
    begun.await();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private FutureTask<Boolean> insertLater(int number) {
    return later(() -> insert(number));
  }

  /** Gives work to the writer on a thread of its own; it is waiting when this returns. */
  private FutureTask<Boolean> later(Supplier<Boolean> work) {
    var unit = new FutureTask<>(() -> writer.execute(work));
    inBackground(unit);
    return unit;
  }

  private static Thread inBackground(Runnable task) {
    var thread = new Thread(task);
    thread.start();
    while (thread.isAlive() && !WAITING.contains(thread.getState())) Thread.yield();
    return thread;
  }

  private boolean insert(int number) {
    return insert(number, null);
  }

  private boolean insert(int number, Integer next) {
    return writer.handle().execute("INSERT INTO number VALUES (?, ?)", number, next) == 1;
  }

  private int leaveRoomForThreePages() {
    return writer.handle().createQuery("PRAGMA max_page_count = 3").mapTo(Integer.class).one();
  }

  private List<Integer> numbers() {
    return jdbi.withHandle(
        db ->
            db.createQuery("SELECT value FROM number ORDER BY value").mapTo(Integer.class).list());
  }
}
