package dev.herald.persistence.sqlite;

import dev.herald.persistence.sql.StoreVersion;
import dev.herald.persistence.sql.Writer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A writer of a database of numbers; units of work insert one. */
@Timeout(60)
abstract class NumbersTest {

  private static final Set<Thread.State> WAITING =
      Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

  @TempDir Path folder;
  final CountDownLatch busy = new CountDownLatch(1);
  final FailingConnection failing = new FailingConnection();
  final CompletableFuture<Throwable> stopped = new CompletableFuture<>();
  Jdbi jdbi;
  Writer writer;
  volatile BooleanSupplier idleWork = () -> false;

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

  Writer writer(Handle handle, Duration patience) {
    return new Writer(
        new SqliteTransactions(handle, () -> {}),
        new StoreVersion(),
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

  /** Keeps the writer busy, so that all other work waits, until it is no longer. */
  void keepBusy() throws InterruptedException {
    var begun = new CountDownLatch(1);
    later(
        () -> {
          begun.countDown();
          return await(busy);
        });
    begun.await();
  }

  static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  FutureTask<Boolean> insertLater(int number) {
    return later(() -> insert(number));
  }

  /** Gives work to the writer on a thread of its own; it is waiting when this returns. */
  FutureTask<Boolean> later(Supplier<Boolean> work) {
    var unit = new FutureTask<>(() -> writer.execute(work));
    inBackground(unit);
    return unit;
  }

  static Thread inBackground(Runnable task) {
    var thread = new Thread(task);
    thread.start();
    while (thread.isAlive() && !WAITING.contains(thread.getState())) Thread.yield();
    return thread;
  }

  boolean insert(int number) {
    return insert(number, null);
  }

  boolean insert(int number, Integer next) {
    return writer.handle().execute("INSERT INTO number VALUES (?, ?)", number, next) == 1;
  }

  List<Integer> numbers() {
    return jdbi.withHandle(
        db ->
            db.createQuery("SELECT value FROM number ORDER BY value").mapTo(Integer.class).list());
  }
}
