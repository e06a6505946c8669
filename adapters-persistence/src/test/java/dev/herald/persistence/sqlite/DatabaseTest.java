package dev.herald.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.failure.Busy;
import dev.herald.application.testkit.Await;
import dev.herald.application.testkit.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {

  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = new Database(MadeTables.at(folder.resolve("herald.db")));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({"journal_mode, wal", "synchronous, 2", "foreign_keys, 1", "busy_timeout, 5000"})
  void everyConnectionIsDurableAndStrict(String pragma, String expected) {
    String reader = database.read(db -> pragma(db, pragma));
    String writer = written(db -> pragma(db, pragma));

    assertThat(reader).isEqualTo(expected);
    assertThat(writer).isEqualTo(expected);
  }

  @Test
  void readersSeeOnlyWhatIsCommitted() {
    var seenByOthers =
        written(
            db -> {
              insertToken(db, "one");
              assertThat(database.read(DatabaseTest::tokens)).isEqualTo(1);
              return CompletableFuture.supplyAsync(() -> database.read(DatabaseTest::tokens))
                  .join();
            });

    assertThat(seenByOthers).isZero();
    assertThat(database.read(DatabaseTest::tokens)).isEqualTo(1);
  }

  @Test
  void readersCannotWrite() {
    assertThatThrownBy(() -> database.read(db -> insertToken(db, "one")))
        .hasMessageContaining("readonly");
  }

  @Test
  void nobodyWritesOutsideAUnitOfWork() {
    assertThatThrownBy(database::write)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("units of work");
  }

  @Test
  void rowsThatReferToNothingAreRefused() {
    assertThatThrownBy(
            () ->
                written(
                    db ->
                        db.execute(
                            "INSERT INTO event (channel_key, type, at) VALUES (7, 'Any', 0)")))
        .hasMessageContaining("FOREIGN KEY");
  }

  /** What was counted holds for a little while. */
  @Test
  @Timeout(30)
  void tellsHowManyImagesThereAreAndHowLargeTheyAre() {
    assertThat(database.figures(7).images()).isZero();

    written(
        db ->
            db.execute(
                """
                INSERT INTO image (id, content_type, byte_size, uploaded_at)
                VALUES ('a', 'image/png', 300, 0), ('b', 'image/png', 500, 0)
                """));
    Await.until(() -> database.figures(7).images() == 2);

    assertThat(database.figures(7).imageBytes()).isEqualTo(800);
    assertThat(database.figures(7).freeBytes()).isEqualTo(7);
  }

  @Test
  void takesNoWorkOnceItIsClosed() {
    database.close();

    assertThatThrownBy(() -> written(db -> insertToken(db, "one"))).isInstanceOf(Busy.class);
  }

  @Test
  void queryThatTakesTooLongIsEnded() {
    try (var impatient =
        new Database(
            MadeTables.at(folder.resolve("other.db")), Duration.ofMillis(50), reason -> {})) {
      assertThatThrownBy(() -> impatient.read(DatabaseTest::countForEver)).isInstanceOf(Busy.class);

      assertThat(impatient.read(DatabaseTest::tokens)).isZero();
    }
  }

  @Test
  void searchesLeaveConnectionsForWhatIsReadQuickly() throws Exception {
    var end = new CountDownLatch(1);
    var begun = new Semaphore(0);
    var searches = inThreads(Database.READERS, () -> database.search(db -> waited(begun, end)));
    assertThat(begun.tryAcquire(Database.READERS / 2, 30, TimeUnit.SECONDS)).isTrue();

    assertThat(database.read(DatabaseTest::tokens)).isZero();
    assertThat(begun.availablePermits()).as("half of the connections are taken").isZero();

    end.countDown();
    for (var search : searches) assertThat(search.get(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void readersForWhomThereIsNoConnectionAreRefused() throws Exception {
    var end = new CountDownLatch(1);
    var begun = new Semaphore(0);
    var readers = inThreads(Database.READERS, () -> database.read(db -> waited(begun, end)));
    assertThat(begun.tryAcquire(Database.READERS, 30, TimeUnit.SECONDS)).isTrue();

    assertThatThrownBy(() -> database.read(DatabaseTest::tokens)).isInstanceOf(Busy.class);

    end.countDown();
    for (var reader : readers) assertThat(reader.get(30, TimeUnit.SECONDS)).isTrue();
  }

  private static List<FutureTask<Boolean>> inThreads(int count, Callable<Boolean> task) {
    List<FutureTask<Boolean>> tasks = new ArrayList<>();
    for (var i = 0; i < count; i++) {
      var one = new FutureTask<>(task);
      tasks.add(one);
      new Thread(one).start();
    }
    return tasks;
  }

  private static boolean waited(Semaphore begun, CountDownLatch end) {
    begun.release();
    try {
      return end.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long countForEver(Handle db) {
    return db.createQuery(
            """
            WITH RECURSIVE number (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM number)
            SELECT count(*) FROM number
            """)
        .mapTo(Long.class)
        .one();
  }

  private <T> T written(Function<Handle, T> work) {
    return database.unitOfWork().execute(() -> work.apply(database.write()));
  }

  private static String pragma(Handle db, String name) {
    return db.createQuery("PRAGMA " + name).mapTo(String.class).one();
  }

  private static int insertToken(Handle db, String hash) {
    return db.execute(
        """
        INSERT INTO token (hash, name, role, issued_by, created_at)
        VALUES (?, 'any', 'ADMIN', 'system:herald', ?)
        """,
        hash,
        Samples.NOW.toEpochMilli());
  }

  private static long tokens(Handle db) {
    return db.createQuery("SELECT count(*) FROM token").mapTo(Long.class).one();
  }
}
