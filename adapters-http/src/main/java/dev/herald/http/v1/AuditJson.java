package dev.herald.http.v1;

import dev.herald.application.view.AuditRecord;
import dev.herald.domain.audit.AuditChange;
import dev.herald.http.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In an answer, an entry of the audit log. */
record AuditJson(
    long position,
    String at,
    String actor,
    @Nullable String address,
    String action,
    String subject,
    String outcome,
    @Nullable String refusal,
    List<Change> changes,
    String hash) {

  static AuditJson of(AuditRecord record) {
    var entry = record.entry();
    return new AuditJson(
        record.position(),
        Json.time(entry.at()),
        entry.actor().toString(),
        entry.address().orElse(null),
        entry.action().code(),
        entry.subject().toString(),
        entry.refusal().isPresent() ? "REFUSED" : "DONE",
        entry.refusal().orElse(null),
        entry.changes().stream().map(Change::of).toList(),
        record.hash());
  }

  /** What was different afterwards. */
  record Change(String field, @Nullable String before, @Nullable String after) {

    private static Change of(AuditChange change) {
      return new Change(change.field(), change.before().orElse(null), change.after().orElse(null));
    }
  }
}
