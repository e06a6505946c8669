package dev.herald.persistence.postgresql;

import dev.herald.persistence.sql.Dialect;
import dev.herald.persistence.sql.JdbiFactory;
import dev.herald.persistence.sql.ReadSnapshot;
import java.time.Duration;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** A database, which a server may have, in one transaction that reads for as long as it takes. */
public final class PostgresSnapshot implements ReadSnapshot {

  private static final Duration FOR_ANSWER = Duration.ofSeconds(3);

  private final Handle db;
  private final Dialect dialect = new PostgresDialect();

  private PostgresSnapshot(Handle db) {
    this.db = db;
  }

  /**
   * Opens the database.
   *
   * @throws UnusableDatabase it can't be reached, or its tables are not those of this Herald
   */
  public static PostgresSnapshot open(DatabaseUrl url) {
    var source = new PostgresConnections(url, FOR_ANSWER).forMigrations();
    PostgresMigrations.requireUpToDate(source, url);
    var db = JdbiFactory.over(source).open();
    try {
      db.execute("SET idle_in_transaction_session_timeout = 0; SET statement_timeout = 0");
      db.begin();
      db.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      return new PostgresSnapshot(db);
    } catch (RuntimeException e) {
      db.close();
      throw PostgresFailures.translated(e);
    }
  }

  @Override
  public <T> T read(Function<Handle, T> query) {
    try {
      return query.apply(db);
    } catch (RuntimeException e) {
      throw PostgresFailures.isOfConnection(e) ? PostgresFailures.translated(e) : e;
    }
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public void close() {
    try {
      db.rollback();
    } finally {
      db.close();
    }
  }
}
