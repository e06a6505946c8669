package dev.herald.persistence.sqlite;

import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.sql.SqlEventLog;
import java.nio.file.Path;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Makes of the copy of a database one that can go on where another one has ended. */
public final class RestoredDatabase {

  private RestoredDatabase() {}

  /**
   * Brings its tables up to date, ends all sessions, as some may have been ended since it was
   * copied, and has events and revisions of channels go on where no earlier one can have been:
   * clients know those that the copy has never seen, which are noted as lost.
   *
   * @param file a copy that nobody else uses
   * @param end before which moment the other one was written for the last time
   * @throws UnusableDataFolder it is damaged
   */
  public static void prepare(Path file, Instant end) {
    var source = Database.dataSource(file, false);
    Migrations.run(source, file);
    try {
      Database.jdbi(source)
          .useHandle(
              db -> {
                db.useTransaction(it -> prepare(it, end));
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)");
              });
    } catch (RuntimeException e) {
      throw UnusableDatabase.of(file, e);
    }
  }

  private static void prepare(Handle db, Instant end) {
    db.execute("DELETE FROM session");
    db.execute("DELETE FROM sign_in_code");
    db.createUpdate("UPDATE channel SET revision = max(revision + 1, :seconds)")
        .bind("seconds", end.getEpochSecond()) // nobody edits a channel every second
        .execute();
    var position = SqlEventLog.positionAt(end);
    db.createUpdate(
            """
            INSERT INTO lost_positions (above, below)
            SELECT known, :position
            FROM (SELECT coalesce(max(seq), 0) AS known FROM sqlite_sequence WHERE name = 'event')
            WHERE known < :position
            """)
        .bind("position", position)
        .execute();
    var moved =
        db.createUpdate("UPDATE sqlite_sequence SET seq = max(seq, :position) WHERE name = 'event'")
            .bind("position", position)
            .execute();
    if (moved > 0) return;
    db.createUpdate("INSERT INTO sqlite_sequence (name, seq) VALUES ('event', :position)")
        .bind("position", position)
        .execute();
  }
}
