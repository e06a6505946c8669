package dev.herald.persistence.doctor;

import dev.herald.persistence.sqlite.DatabaseFile;
import java.util.List;
import java.util.function.Consumer;

/** SQLite's own checks: whether pages, rows and indexes fit together, and rows to their parents. */
final class DatabaseCheck implements Check {

  private static final String RESTORE =
      "Stop the server, keep a copy of the folder, and put back the last backup with herald restore --replace.";

  private final DatabaseFile database;
  private final LookProgress progress;

  DatabaseCheck(DatabaseFile database, LookProgress progress) {
    this.database = database;
    this.progress = progress;
  }

  @Override
  public void look(Consumer<Finding> found) {
    database.watch(() -> progress.isAt("database", -1));
    var said = database.strings("PRAGMA integrity_check(5)");
    if (!said.equals(List.of("ok"))) {
      found.accept(
          Finding.problem("The database is damaged: " + String.join("; ", said) + ".", RESTORE));
    }
    var orphans =
        database.strings(
            "SELECT \"table\" || ' of ' || parent FROM pragma_foreign_key_check LIMIT 5");
    if (!orphans.isEmpty()) {
      found.accept(
          Finding.problem(
              "The database has rows that refer to others that are not there: "
                  + String.join(", ", orphans)
                  + ".",
              RESTORE));
    }
  }
}
