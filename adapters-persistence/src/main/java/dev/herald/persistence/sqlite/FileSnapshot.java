package dev.herald.persistence.sqlite;

import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.sql.Dialect;
import dev.herald.persistence.sql.ReadSnapshot;
import java.nio.file.Path;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** A database file, which a server may have, in one transaction that reads. */
public final class FileSnapshot implements ReadSnapshot {

  private final DatabaseFile database;
  private final Dialect dialect = new SqliteDialect();

  private FileSnapshot(DatabaseFile database) {
    this.database = database;
  }

  /**
   * Opens the file.
   *
   * @throws UnusableDataFolder it can't be read, or its tables are not those of this Herald
   */
  public static FileSnapshot open(Path file) {
    var database = DatabaseFile.open(file);
    try {
      Migrations.requireUpToDate(DatabaseFile.readOnly(file), file);
      database.read(Handle::begin);
      database.number("SELECT count(*) FROM search_words"); // the first look decides of when it is
      return new FileSnapshot(database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public <T> T read(Function<Handle, T> query) {
    return database.read(query);
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public void close() {
    try {
      database.read(Handle::rollback);
    } finally {
      database.close();
    }
  }
}
