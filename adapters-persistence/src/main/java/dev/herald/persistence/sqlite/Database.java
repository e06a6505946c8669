package dev.herald.persistence.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.herald.application.port.out.UnitOfWork;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.NoTemplateEngine;
import org.jdbi.v3.core.statement.SqlStatements;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/** The connections to one database file: one that writes, and a pool of those that read. */
public final class Database implements AutoCloseable {

  private static final int READERS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

  /** Pages; a checkpoint costs two waits for the disk, so it should not come every second. */
  private static final int CHECKPOINT_AFTER = 4000;

  private final HikariDataSource pool;
  private final Jdbi readers;
  private final Writer writer;

  /** Opens the file, creates it if it is not there, and brings its tables up to date. */
  public Database(Path file) {
    var source = dataSource(file, false);
    Migrations.run(source, file);
    pool = pool(dataSource(file, true));
    readers = jdbi(pool);
    writer = new Writer(jdbi(source).open(), FullText::merge);
  }

  public UnitOfWork unitOfWork() {
    return writer;
  }

  /** Reads: in a unit of work what it has written so far, elsewhere what was committed. */
  <T> T read(Function<Handle, T> query) {
    return writer.isOnItsThread() ? query.apply(writer.handle()) : readers.withHandle(query::apply);
  }

  /**
   * The connection that writes.
   *
   * @throws IllegalStateException this is not a unit of work
   */
  Handle write() {
    if (!writer.isOnItsThread()) {
      throw new IllegalStateException("writing is for units of work alone");
    }
    return writer.handle();
  }

  /**
   * Writes into a full-text index just before the commit: with each savepoint in between FTS5 would
   * write out what it has, which costs more than everything else about a post.
   */
  void index(Consumer<Handle> write) {
    var db = write();
    writer.beforeCommit(() -> write.accept(db));
  }

  private static Jdbi jdbi(DataSource source) {
    var jdbi = Jdbi.create(source);
    jdbi.setStatementBuilderFactory(StatementCache.factory());
    jdbi.getConfig(SqlStatements.class).setTemplateEngine(new NoTemplateEngine());
    return jdbi;
  }

  private static DataSource dataSource(Path file, boolean forReading) {
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(5000);
    config.setCacheSize(forReading ? -1_000 : -4_000); // KiB
    config.setWalAutocheckpoint(CHECKPOINT_AFTER);
    config.setJournalSizeLimit(64 * 1024 * 1024);
    config.setGetGeneratedKeys(false);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }

  private static HikariDataSource pool(DataSource source) {
    var config = new HikariConfig();
    config.setDataSource(source);
    config.setConnectionInitSql("PRAGMA query_only = true");
    config.setPoolName("herald-readers");
    config.setMaximumPoolSize(READERS);
    config.setMaxLifetime(0); // a file needs no new connection now and then
    return new HikariDataSource(config);
  }

  /** Finishes the units of work that are waiting, and closes the file. */
  @Override
  public void close() {
    writer.close();
    pool.close();
  }
}
