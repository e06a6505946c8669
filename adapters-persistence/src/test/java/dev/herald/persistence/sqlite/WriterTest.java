package dev.herald.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.failure.StorageFull;
import dev.herald.application.failure.Unavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Units of work here insert a number into a table. */
@Timeout(60)
class WriterTest {

  /** How many units may wait. */
  private static final int MOST_WAITING = 1024;

  @TempDir private Path folder;
  private final CountDownLatch busy = new CountDownLatch(1);
  private Jdbi jdbi;
  private Writer writer;
  private volatile BooleanSupplier idleWork = () -> false;

  @BeforeEach
  void open() {
    jdbi = Jdbi.create("jdbc:sqlite:" + folder.resolve("numbers.db"));
    var handle = jdbi.open();
    handle.execute("PRAGMA journal_mode = WAL");
    handle.execute("PRAGMA foreign_keys = true");
    handle.execute("PRAGMA busy_timeout = 1");
    handle.execute(
        """
        CREATE TABLE number (
          value INTEGER PRIMARY KEY,
          next  INTEGER REFERENCES number (value) DEFERRABLE INITIALLY DEFERRED)
        """);
    writer = new Writer(handle, db -> idleWork.getAsBoolean());
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
            Unavailable.class,
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

    assertThatThrownBy(() -> writer.execute(() -> insert(2))).isInstanceOf(Unavailable.class);
    busy.countDown();
    closing.join();

    assertThat(waiting.get()).isTrue();
    assertThatThrownBy(() -> writer.execute(() -> insert(3))).isInstanceOf(Unavailable.class);
    assertThat(numbers()).containsExactly(1);
  }

  @Test
  void callerWhoIsInterruptedLearnsHowItWentAllTheSame() {
    Thread.currentThread().interrupt();

    assertThat(writer.execute(() -> insert(1))).isTrue();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(numbers()).containsExactly(1);
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
          assertThatThrownBy(() -> writer.execute(() -> insert(1))).isInstanceOf(Unavailable.class);
          other.execute("COMMIT");
        });

    assertThat(writer.execute(() -> insert(1))).isTrue();
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
    while (thread.isAlive() && thread.getState() != Thread.State.WAITING) Thread.yield();
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
