package dev.herald.persistence.sql;

import dev.herald.application.port.out.IdempotencyLog;
import java.time.Instant;
import java.util.Optional;

/** The results of requests with idempotency keys. */
public final class SqlIdempotencyLog implements IdempotencyLog {

  private final SqlStore database;

  public SqlIdempotencyLog(SqlStore database) {
    this.database = database;
  }

  @Override
  public Optional<Entry> find(String key) {
    var unsent = database.additions().unsent(key);
    if (unsent.isPresent()) return unsent;
    return database.readBeside(
        db ->
            db.createQuery("SELECT * FROM idempotency WHERE key = :key")
                .bind("key", key)
                .map(
                    (row, context) ->
                        new Entry(
                            row.getString("key"),
                            row.getString("fingerprint"),
                            row.getString("made"),
                            Columns.instant(row, "at")))
                .findOne());
  }

  @Override
  public void save(Entry entry) {
    database.additions().add(entry);
  }

  @Override
  public int forget(Instant before, int most) {
    return database
        .write()
        .createUpdate(
            """
            DELETE FROM idempotency WHERE key IN (
              SELECT key FROM idempotency WHERE at < :before LIMIT :most)
            """)
        .bind("before", before.toEpochMilli())
        .bind("most", most)
        .execute();
  }
}
