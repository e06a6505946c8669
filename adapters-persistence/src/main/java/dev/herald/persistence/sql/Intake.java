package dev.herald.persistence.sql;

import java.util.Map;
import org.jdbi.v3.core.Handle;

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
   * Puts words into a full-text index that has none of these rows yet.
   *
   * @param table such as {@code post_search}
   * @param rows the words of each row, in the order of their ids
   */
  void addWords(String table, Map<Long, String> rows);

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
