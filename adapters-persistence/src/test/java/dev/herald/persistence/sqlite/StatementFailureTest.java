package dev.herald.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fails is logged, with the statement that failed and without what it was about. */
class StatementFailureTest {

  @TempDir private Path folder;

  @Test
  void tellsTheStatementWithoutItsArguments() {
    var jdbi = Database.jdbi(Database.dataSource(folder.resolve("herald.db"), false));

    jdbi.useHandle(
        db -> {
          db.execute("CREATE TABLE post (id INTEGER PRIMARY KEY, text TEXT CHECK (text IS NULL))");
          var insert =
              db.createUpdate("INSERT INTO post (text) VALUES (:text)")
                  .bind("text", "the text of a post");
          assertThatThrownBy(insert::execute)
              .isInstanceOf(UnableToExecuteStatementException.class)
              .hasMessageContaining("INSERT INTO post (text) VALUES (:text)")
              .hasMessageContaining("CHECK constraint failed")
              .hasMessageNotContaining("the text of a post");
        });
  }

  @Test
  void keptStatementThatFailedTellsNoValuesEitherAndCanBeRunAgain() {
    try (var database = new Database(MadeTables.at(folder.resolve("herald.db")))) {
      var units = database.unitOfWork();
      var insert = new KeptStatement(database, "INSERT INTO account VALUES (?, ?, ?, '{}')");

      assertThatThrownBy(
              () -> units.execute(() -> insert.execute("ann", "the name of an account", null)))
          .hasMessageContaining("INSERT INTO account")
          .hasMessageNotContaining("the name of an account")
          .hasStackTraceContaining("NOT NULL constraint failed")
          .extracting(Throwable::getCause)
          .asString()
          .doesNotContain("the name of an account");

      units.execute(() -> insert.execute("ann", "Ann", ""));
    }
  }
}
