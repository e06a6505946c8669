package dev.herald.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.failure.Unavailable;
import dev.herald.application.testkit.Samples;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {

  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = new Database(folder.resolve("herald.db"));
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

  @Test
  void takesNoWorkOnceItIsClosed() {
    database.close();

    assertThatThrownBy(() -> written(db -> insertToken(db, "one"))).isInstanceOf(Unavailable.class);
  }

  private <T> T written(Function<Handle, T> work) {
    return database.unitOfWork().execute(() -> work.apply(database.write()));
  }

  private static String pragma(Handle db, String name) {
    return db.createQuery("PRAGMA " + name).mapTo(String.class).one();
  }

  private static int insertToken(Handle db, String hash) {
    return db.execute(
        "INSERT INTO token (hash, name, role, created_at) VALUES (?, 'any', 'ADMIN', ?)",
        hash,
        Samples.NOW.toEpochMilli());
  }

  private static long tokens(Handle db) {
    return db.createQuery("SELECT count(*) FROM token").mapTo(Long.class).one();
  }
}
