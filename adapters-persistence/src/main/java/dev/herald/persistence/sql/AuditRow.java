package dev.herald.persistence.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.application.view.AuditRecord;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.audit.AuditEntry;
import dev.herald.domain.audit.AuditSubject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An entry of the audit log as columns. */
record AuditRow(
    long at,
    String actor,
    @Nullable String address,
    String action,
    String subject,
    @Nullable String refusal,
    @Nullable String changes) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static AuditRow of(AuditEntry entry) {
    return new AuditRow(
        entry.at().toEpochMilli(),
        entry.actor().toString(),
        entry.address().orElse(null),
        entry.action().code(),
        entry.subject().toString(),
        entry.refusal().orElse(null),
        entry.changes().isEmpty() ? null : write(entry.changes()));
  }

  /**
   * @throws IllegalArgumentException it is not as Herald wrote it
   */
  static AuditRecord recorded(ResultSet row) throws SQLException {
    var position = row.getLong("position");
    try {
      var entry =
          new AuditEntry(
              Columns.instant(row, "at"),
              ActorId.of(row.getString("actor")),
              Columns.optionalText(row, "address"),
              AuditAction.of(row.getString("action")),
              AuditSubject.of(row.getString("subject")),
              Columns.optionalText(row, "refusal"),
              read(row.getString("changes")));
      return new AuditRecord(position, entry, hash(row));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the entry %s of the audit log is not as it was written".formatted(position), e);
    }
  }

  /** In hexadecimal digits. */
  static String hash(ResultSet row) throws SQLException {
    return HexFormat.of().formatHex(row.getBytes("hash"));
  }

  private static String write(List<AuditChange> changes) {
    var rows =
        changes.stream()
            .map(
                it ->
                    new @Nullable String[] {
                      it.field(), it.before().orElse(null), it.after().orElse(null)
                    })
            .toList();
    try {
      return JSON.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("arrays of strings can be written", e);
    }
  }

  private static List<AuditChange> read(@Nullable String json) {
    if (json == null) return List.of();
    try {
      return Arrays.stream(JSON.readValue(json, String[][].class)).map(AuditRow::change).toList();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("changes", e);
    }
  }

  private static AuditChange change(String[] row) {
    if (row.length != 3) throw new IllegalArgumentException("changes");
    return new AuditChange(row[0], Optional.ofNullable(row[1]), Optional.ofNullable(row[2]));
  }
}
