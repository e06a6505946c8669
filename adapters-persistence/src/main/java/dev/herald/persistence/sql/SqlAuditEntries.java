package dev.herald.persistence.sql;

import dev.herald.application.port.out.AuditEntries;
import dev.herald.application.view.AuditRecord;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The audit log as a chain, in whatever a database is read by. */
public class SqlAuditEntries implements AuditEntries {

  private final Source source;

  private final String end;

  public SqlAuditEntries(Source source, Dialect dialect) {
    this.source = source;
    end = dialect.end("audit");
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
    return source.read(SqlAuditEntries::begin);
  }

  static Place begin(Handle db) {
    return db.createQuery("SELECT forgotten_to, hash FROM audit_log")
        .map((row, context) -> new Place(row.getLong("forgotten_to"), AuditRow.hash(row)))
        .one();
  }

  @Override
  public long end() {
    return source.read(
        db -> db.createQuery("SELECT coalesce(%s, 0)".formatted(end)).mapTo(Long.class).one());
  }
}
