package dev.herald.persistence.postgresql;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.StorageFull;
import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.failure.StoreTrouble.Kind;
import dev.herald.persistence.postgresql.ServersOfDatabase.GivenUp;
import dev.herald.persistence.sql.Writer;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;

/** Says in Herald's words what PostgreSQL's codes say, as far as Herald can go on afterwards. */
final class PostgresFailures {

  private static final String CONNECTION = "08";
  private static final String RESOURCES = "53";
  private static final String OPERATOR = "57P";
  private static final String DISK_FULL = "53100";
  private static final String CANCELED = "57014";
  private static final String READ_ONLY = "25006";
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** The server ends a session that keeps its turn and does nothing. */
  private static final String IDLE_IN_TRANSACTION = "25P03";

  private static final Set<String> SERIALIZATION = Set.of("40001", "40P01");
  private static final Set<String> DAMAGED = Set.of("XX001", "XX002");

  private PostgresFailures() {}

  /** What to throw for a failure: the failure itself, unless there is a better word for it. */
  static RuntimeException translated(Throwable failure) {
    var state = stateOf(failure).orElse("");
    if (state.equals(DISK_FULL)) {
      return new StorageFull("There is no room left for the database.", failure);
    }
    if (state.equals(LOCK_NOT_AVAILABLE)) return busy("Another Herald is writing for long.");
    if (state.equals(CANCELED)) return busy("It takes too long.");
    if (isOfConnection(failure) || state.startsWith(RESOURCES)) {
      return busy("The database can't be reached.");
    }
    if (SERIALIZATION.contains(state)) return busy("Others are changing the same.");
    if (failure instanceof Error error) throw error;
    if (failure instanceof RuntimeException runtime) return runtime;
    return new IllegalStateException(failure);
  }

  static Busy busy(String message) {
    return new Busy(message, Writer.RETRY_AFTER);
  }

  /** Whether another connection may succeed where this one failed. */
  static boolean isOfConnection(Throwable failure) {
    var state = stateOf(failure).orElse("");
    return state.startsWith(CONNECTION)
        || (state.startsWith(OPERATOR) && !state.equals(CANCELED))
        || state.equals(IDLE_IN_TRANSACTION)
        || state.equals(READ_ONLY)
        || isOf(ConnectionException.class, failure);
  }

  /**
   * Whether what was undone may succeed if it is done again at once; not if there is no connection
   * for it.
   */
  static boolean isPassing(Throwable failure) {
    if (isOf(ConnectionException.class, failure)) return false;
    return isOfConnection(failure) || stateOf(failure).filter(SERIALIZATION::contains).isPresent();
  }

  /** Whether no other connection will ever be opened. */
  static boolean isFinal(Throwable failure) {
    return isOf(GivenUp.class, failure);
  }

  static boolean isFull(Throwable failure) {
    return stateOf(failure).filter(DISK_FULL::equals).isPresent();
  }

  /** What an operator is told if a try has failed. */
  static StoreTrouble trouble(RuntimeException failure) {
    return new StoreTrouble(kindOf(failure), failure.toString());
  }

  private static Kind kindOf(RuntimeException failure) {
    if (failure instanceof StorageFull || isFull(failure)) return Kind.DISK_FULL;
    var state = stateOf(failure).orElse("");
    if (state.equals(READ_ONLY)) return Kind.DATABASE_READ_ONLY;
    if (DAMAGED.contains(state)) return Kind.DATABASE_DAMAGED;
    return failure instanceof Busy ? Kind.BUSY : Kind.STORE_FAILED;
  }

  private static boolean isOf(Class<?> type, Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) return true;
    }
    return false;
  }

  /** The code of PostgreSQL's that is behind a failure, if one is. */
  static Optional<String> stateOf(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return Optional.of(sql.getSQLState());
      }
    }
    return Optional.empty();
  }
}
