package dev.herald.persistence.sqlite;

import dev.herald.application.port.out.AuditEntries;
import dev.herald.application.view.AuditRecord;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The audit log as a chain, in whatever a database is read by. */
class SqliteAuditEntries implements AuditEntries {

  private final Source source;

  SqliteAuditEntries(Source source) {
    this.source = source;
  }

  @Override
  public List<AuditRecord> after(long position, int most) {
    return source.read(
        db ->
            db.createQuery(
                    "SELECT * FROM audit WHERE position > :after ORDER BY position LIMIT :most")
                .bind("after", position)
                .bind("most", most)
                .map((row, context) -> AuditRow.recorded(row))
                .list());
  }

  @Override
  public Place begin() {
    return source.read(SqliteAuditEntries::begin);
  }

  static Place begin(Handle db) {
    return db.createQuery("SELECT forgotten_to, hash FROM audit_log")
        .map((row, context) -> new Place(row.getLong("forgotten_to"), AuditRow.hash(row)))
        .one();
  }

  @Override
  public long end() {
    return source.read(
        db ->
            db.createQuery(
                    "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'audit'), 0)")
                .mapTo(Long.class)
                .one());
  }
}
