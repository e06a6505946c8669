package dev.herald.persistence.sqlite;

import dev.herald.persistence.folder.UnusableDataFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.sqlite.SQLiteConfig;

/**
 * Tells whether a write-ahead log was written for the database beside which it lies. SQLite does
 * not look: it writes the pages of another database's log over those of this one.
 *
 * <p>Whoever opens a database notes the salt of its log as the database's number. The log has that
 * number before the database does, and SQLite writes all of a log back before it begins it anew; so
 * the database has either the number with which its log begins, or one that is the log's salt or a
 * little less. Nothing is written for that later on. A database whose number is 0 never noted any.
 * Of the logs of others, one of 256 is taken for its own, by chance.
 */
public final class LogOrigin {

  /** How often a log may have been begun anew since its salt was noted. */
  private static final int MOST_LIVES = 1 << 24;

  private LogOrigin() {}

  /**
   * Looks, before SQLite opens the database, and changes nothing.
   *
   * @throws UnusableDataFolder there is a log, and it was written for another database
   */
  static void require(Path database) {
    try {
      var log = LogHeader.of(database); // first: the database may catch up meanwhile
      if (log.isEmpty()) return;
      var number = numberWithoutLog(database);
      var isOwn =
          number == 0 || isNoted(number, log.get()) || log.get().claimed().orElse(0) == number;
      if (!isOwn) throw new UnusableDataFolder(sentence(database.toAbsolutePath()), null);
    } catch (IOException | SQLException e) {
      // Whoever opens it to read or to write learns why.
    }
  }

  private static String sentence(Path database) {
    return "The log %s-wal was not written for the database %s, and would damage it. If the database was put there by hand, move the log away, or use herald restore. If another program than Herald had changed the database, open and close it with that once."
        .formatted(database, database.getFileName());
  }

  private static boolean isNoted(int number, LogHeader log) {
    var lives = log.salt() - number;
    return lives >= 0 && lives < MOST_LIVES;
  }

  private static int numberWithoutLog(Path database) throws SQLException {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    var url = "jdbc:sqlite:" + database.toAbsolutePath().toUri() + "?immutable=1";
    try (var connection = config.createConnection(url);
        var query = connection.createStatement();
        var number = query.executeQuery("PRAGMA user_version")) {
      return number.getInt(1);
    }
  }

  /**
   * Notes the log of a database. The connection must stay open, and not have written anything yet.
   */
  static void note(Handle db, Path database) throws IOException {
    var number = change(db, () -> renew(db)); // with which a log begins that is new
    var log = LogHeader.of(database);
    if (log.isEmpty() || (number != 0 && isNoted(number, log.get()))) return;
    change(db, () -> write(db, log.get().salt()));
    if (number == 0) writeBack(db); // or the database would long go without one
  }

  /** Writes the number that is there. */
  static int renew(Handle db) {
    return write(db, db.createQuery("PRAGMA user_version").mapTo(Integer.class).one());
  }

  private static int write(Handle db, int number) {
    db.execute("PRAGMA user_version = " + number);
    return number;
  }

  private static void writeBack(Handle db) {
    db.createQuery("PRAGMA wal_checkpoint(PASSIVE)").mapTo(Integer.class).one();
  }

  /** No other process may note a log in between. */
  private static <T> T change(Handle db, Supplier<T> change) {
    db.execute("BEGIN IMMEDIATE");
    var result = change.get();
    db.execute("COMMIT");
    return result;
  }

  /**
   * Has a copy of a database belong to no log.
   *
   * @param copy which nobody else has open
   */
  public static void disown(FileChannel copy) throws IOException {
    var number = ByteBuffer.allocate(Integer.BYTES);
    number.putInt(ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE)).flip();
    copy.write(number, LogHeader.USER_VERSION);
  }
}
