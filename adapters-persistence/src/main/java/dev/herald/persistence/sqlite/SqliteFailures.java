package dev.herald.persistence.sqlite;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.StorageFull;
import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.failure.StoreTrouble.Kind;
import dev.herald.persistence.sql.Writer;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in Herald's words what SQLite's codes say, as far as Herald can go on afterwards. */
final class SqliteFailures {

  private SqliteFailures() {}

  /** What to throw for a failure: the failure itself, unless there is a better word for it. */
  static RuntimeException translated(Throwable failure) {
    var code = codeOf(failure);
    if (code == SQLiteErrorCode.SQLITE_FULL) {
      return new StorageFull("There is no room left for the database.", failure);
    }
    if (code == SQLiteErrorCode.SQLITE_BUSY) {
      return new Busy("Another program is using the database.", Writer.RETRY_AFTER);
    }
    if (failure instanceof Error error) throw error;
    if (failure instanceof RuntimeException runtime) return runtime;
    return new IllegalStateException(failure); // a checked exception that was thrown unchecked
  }

  /** What an operator is told if a try has failed. */
  static StoreTrouble trouble(RuntimeException failure) {
    var kind =
        switch (codeOf(failure)) {
          case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN -> Kind.DATABASE_READ_ONLY;
          case SQLITE_CORRUPT, SQLITE_NOTADB -> Kind.DATABASE_DAMAGED;
          default -> kindOf(failure);
        };
    return new StoreTrouble(kind, failure.toString());
  }

  private static Kind kindOf(RuntimeException failure) {
    if (failure instanceof StorageFull) return Kind.DISK_FULL;
    return failure instanceof Busy ? Kind.BUSY : Kind.STORE_FAILED;
  }

  /** The code of SQLite's that is behind a failure, without its extension; OK if none is. */
  static SQLiteErrorCode codeOf(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        return SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xFF);
      }
    }
    return SQLiteErrorCode.SQLITE_OK;
  }
}
