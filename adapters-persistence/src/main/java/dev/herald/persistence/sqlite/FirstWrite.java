package dev.herald.persistence.sqlite;

import dev.herald.persistence.folder.UnusableDataFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A connection that can write, which was tried out: a database that can only be read is refused at
 * the start, and not by each change.
 */
record FirstWrite(Handle connection, SharedMemory memory) {

  /**
   * Opens a connection, and writes something that is taken back.
   *
   * @throws UnusableDataFolder that failed
   */
  static FirstWrite tryOut(Jdbi jdbi, Path file) {
    try {
      return tryOut(jdbi.open(), file);
    } catch (RuntimeException | IOException e) {
      throw UnusableDatabase.of(file, e);
    }
  }

  private static FirstWrite tryOut(Handle db, Path file) throws IOException {
    try {
      db.execute("BEGIN IMMEDIATE");
      // More than one page: those that SQLite believes to be free are looked at too.
      db.execute("CREATE TABLE first_write (bytes BLOB)");
      db.execute("INSERT INTO first_write VALUES (zeroblob(100000))");
      var memory = SharedMemory.of(file);
      db.execute("ROLLBACK");
      LogOrigin.note(db, file);
      return new FirstWrite(db, memory);
    } catch (RuntimeException | IOException e) {
      db.close();
      throw e;
    }
  }
}
