package dev.herald.persistence.sql;

import dev.herald.application.port.out.AuditLog;
import dev.herald.application.view.AuditQuery;
import dev.herald.application.view.AuditRecord;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.Page;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChain;
import dev.herald.domain.audit.AuditEntry;
import dev.herald.domain.id.AccountId;
import java.time.Instant;
import java.util.HexFormat;
import org.jdbi.v3.core.Handle;

/** Who did what, a row for each entry. */
public final class SqlAuditLog extends SqlAuditEntries implements AuditLog {

  private final SqlStore database;

  public SqlAuditLog(SqlStore database) {
    super(database, database.dialect());
    this.database = database;
  }

  @Override
  public void append(AuditEntry entry) {
    var db = database.write();
    var sealed = new Pseudonyms(db).sealed(entry);
    var before = last(db);
    var position = before.position() + 1;
    var row = AuditRow.of(sealed);
    db.createUpdate(
            """
            INSERT INTO audit (position, at, actor, address, action, subject, refusal, changes, hash)
            VALUES (:position, :at, :actor, :address, :action, :subject, :refusal, :changes, :hash)
            """)
        .bind("position", position)
        .bind("at", row.at())
        .bind("actor", row.actor())
        .bind("address", row.address())
        .bind("action", row.action())
        .bind("subject", row.subject())
        .bind("refusal", row.refusal())
        .bind("changes", row.changes())
        .bind("hash", HexFormat.of().parseHex(AuditChain.hash(before.hash(), position, sealed)))
        .execute();
  }

  private static Place last(Handle db) {
    return db.createQuery("SELECT position, hash FROM audit ORDER BY position DESC LIMIT 1")
        .map((row, context) -> new Place(row.getLong("position"), AuditRow.hash(row)))
        .findOne()
        .orElseGet(() -> begin(db));
  }

  @Override
  public Page<AuditRecord> list(AuditQuery query) {
    var rows =
        database.search(
            db -> {
              var pseudonyms = new Pseudonyms(db);
              return db
                  .createQuery(
                      """
                      SELECT * FROM audit
                      WHERE position < :before
                        AND (CAST(:actor AS TEXT) IS NULL OR actor = :actor)
                        AND (CAST(:action AS TEXT) IS NULL OR action = :action)
                        AND (CAST(:subject AS TEXT) IS NULL OR subject = :subject)
                        AND at >= :from AND at < :to
                      ORDER BY position DESC LIMIT :limit
                      """)
                  .bind("before", query.page().after().map(Cursor::position).orElse(Long.MAX_VALUE))
                  .bind(
                      "actor",
                      query.actor().map(pseudonyms::known).map(ActorId::toString).orElse(null))
                  .bind("action", query.action().map(AuditAction::code).orElse(null))
                  .bind(
                      "subject",
                      query.subject().map(pseudonyms::known).map(Object::toString).orElse(null))
                  .bind("from", query.from().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE))
                  .bind("to", query.to().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE))
                  .bind("limit", query.page().limit() + 1)
                  .map((row, context) -> AuditRow.recorded(row))
                  .list()
                  .stream()
                  .map(pseudonyms::opened)
                  .toList();
            });
    return Page.of(rows, query.page().limit(), AuditRecord::position);
  }

  @Override
  public boolean isKnown(ActorId actor, String address) {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT EXISTS (
                      SELECT 1 FROM audit
                      WHERE actor = :actor AND address = :address AND action = 'token.new_address')
                    """)
                .bind("actor", actor.toString())
                .bind("address", address)
                .mapTo(Boolean.class)
                .one());
  }

  @Override
  public int forgetBefore(Instant moment, int most) {
    var old =
        after(begin().position(), most).stream()
            .takeWhile(it -> it.entry().at().isBefore(moment))
            .toList();
    if (old.isEmpty()) return 0;
    var last = old.get(old.size() - 1);
    var db = database.write();
    db.createUpdate("UPDATE audit_log SET forgotten_to = :position, hash = :hash")
        .bind("position", last.position())
        .bind("hash", HexFormat.of().parseHex(last.hash()))
        .execute();
    return db.createUpdate("DELETE FROM audit WHERE position <= :position")
        .bind("position", last.position())
        .execute();
  }

  @Override
  public boolean names(AccountId account) {
    return database.read(db -> new Pseudonyms(db).has(account));
  }

  @Override
  public void forget(AccountId account) {
    Pseudonyms.forget(database.write(), account);
  }
}
