package dev.herald.persistence.sqlite;

import dev.herald.application.failure.StorageFull;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.sql.Dialect;
import dev.herald.persistence.sql.Intake;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** A new database file. What becomes of one that is not finished is for others to see to. */
public final class FileIntake implements Intake {

  /** Holds what is changed all over an index before it is written. */
  private static final int CACHE_KIB = 32 * 1024;

  private final Path file;
  private final Handle db;

  private FileIntake(Path file, Handle db) {
    this.file = file;
    this.db = db;
  }

  /**
   * Makes the tables.
   *
   * @param file an empty file
   * @throws UnusableDataFolder it can't be written
   */
  public static FileIntake open(Path file) {
    var source = Database.dataSource(file, false);
    Migrations.run(source, file);
    var db = Database.jdbi(source).open();
    try {
      db.execute("PRAGMA synchronous = OFF"); // it is flushed once, at the end
      db.execute("PRAGMA cache_size = " + -CACHE_KIB);
      return new FileIntake(file, db);
    } catch (RuntimeException e) {
      db.close();
      throw UnusableDatabase.of(file, e);
    }
  }

  @Override
  public Handle handle() {
    return db;
  }

  @Override
  public Dialect dialect() {
    return new SqliteDialect();
  }

  @Override
  public void begin() {
    db.begin();
  }

  @Override
  public void add(String table, List<String> columns, List<List<@Nullable Object>> rows)
      throws SQLException {
    var values = String.join(", ", Collections.nCopies(columns.size(), "?"));
    try (var insert =
        db.getConnection()
            .prepareStatement(
                "INSERT INTO %s (%s) VALUES (%s)"
                    .formatted(table, String.join(", ", columns), values))) {
      for (var row : rows) {
        for (var i = 0; i < row.size(); i++) {
          var value = row.get(i);
          if (value == null) insert.setNull(i + 1, Types.NULL);
          else insert.setObject(i + 1, value);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Override
  public void rest() {
    db.commit();
    db.begin();
  }

  @Override
  public void finish(long events, long audit) {
    Map.of("event", events, "audit", audit).forEach(this::goOnAfter);
    db.commit();
    db.execute("PRAGMA synchronous = FULL");
    db.createQuery("PRAGMA wal_checkpoint(TRUNCATE)").mapToMap().list();
  }

  private void goOnAfter(String table, long position) {
    db.createUpdate("DELETE FROM sqlite_sequence WHERE name = :table")
        .bind("table", table)
        .execute();
    db.createUpdate("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :position)")
        .bind("table", table)
        .bind("position", position)
        .execute();
  }

  @Override
  public RuntimeException translated(Exception failure) {
    if (SqliteFailures.codeOf(failure) != SQLiteErrorCode.SQLITE_FULL) {
      return SqliteFailures.translated(failure);
    }
    return new StorageFull("There is no room left for %s.".formatted(file), failure);
  }

  @Override
  public void close() {
    if (db.isInTransaction()) db.rollback();
    db.close();
  }
}
