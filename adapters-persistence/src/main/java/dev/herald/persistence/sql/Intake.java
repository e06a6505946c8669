package dev.herald.persistence.sql;

import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A database into which the rows of another one are put. Nobody else uses it meanwhile, and unless
 * {@link #finish} returns it has nothing of them, or is to be thrown away.
 */
public interface Intake extends AutoCloseable {

  /** The connection by which they are put there. */
  Handle handle();

  /** What it says in other words than other databases do. */
  Dialect dialect();

  /** Begins, before the first row is put there. */
  void begin();

  /** Is called now and then between two rows. */
  void rest();

  /**
   * Puts rows into a table.
   *
   * @param rows in each, what is in these columns: texts, whole numbers, truth values, bytes, and
   *     null
   * @throws SQLException the table does not take one
   */
  void add(String table, List<String> columns, List<List<@Nullable Object>> rows)
      throws SQLException;

  /**
   * Has the database go on where the other one ended, and makes all of it durable.
   *
   * @param events the largest position that an event ever had
   * @param audit the largest position that an entry of the audit log ever had
   */
  void finish(long events, long audit);

  /** What to throw for a failure: the failure itself, unless there is a better word for it. */
  RuntimeException translated(Exception failure);

  /** Gives up what is not finished. */
  @Override
  void close();
}
