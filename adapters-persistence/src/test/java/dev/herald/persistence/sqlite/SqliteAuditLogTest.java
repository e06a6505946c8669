package dev.herald.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.domain.access.ActorId;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditEntry;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.id.ChannelId;
import dev.herald.persistence.sql.SqlAuditLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQLite itself keeps the log as it was written. */
class SqliteAuditLogTest {

  private static final Instant NOW = Instant.ofEpochMilli(1_000);

  @TempDir private Path folder;
  private Database database;
  private SqlAuditLog log;

  @BeforeEach
  void open() {
    database = new Database(MadeTables.at(folder.resolve("herald.db")));
    log = new SqlAuditLog(database);
    for (var id : List.of("one", "two", "three")) {
      database.unitOfWork().execute(() -> log.append(entry(id)));
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static AuditEntry entry(String channel) {
    return new AuditEntry(
        NOW,
        ActorId.HERALD,
        Optional.empty(),
        AuditAction.CHANNEL_DELETED,
        AuditSubject.of(new ChannelId(channel)),
        Optional.empty(),
        List.of());
  }

  private void sql(String change) {
    database.unitOfWork().execute(() -> database.write().execute(change));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit SET actor = 'host:innocent' WHERE position = 2",
        "DELETE FROM audit WHERE position = 1",
        "DELETE FROM audit WHERE position = 3",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE position = 2",
      })
  void refusesToChangeAnEntry(String change) {
    assertThatThrownBy(() -> sql(change)).hasMessageContaining("audit");

    assertThat(log.after(0, 10)).hasSize(3);
  }

  @Test
  void refusesToRememberWhatWasForgotten() {
    database.unitOfWork().execute(() -> log.forgetBefore(NOW.plusMillis(1), 2));

    assertThatThrownBy(() -> sql("UPDATE audit_log SET forgotten_to = 0"))
        .hasMessageContaining("stays forgotten");
    assertThat(log.after(0, 10)).hasSize(1);
  }

  @Test
  void entryThatCannotBeReadIsNamed() {
    sql("DROP TRIGGER audit_is_not_changed");
    sql("UPDATE audit SET action = 'channel.eaten' WHERE position = 2");

    assertThatThrownBy(() -> log.after(0, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("entry 2");
  }
}
