package dev.herald.persistence.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.persistence.PersistenceAdapters;
import dev.herald.persistence.backup.Progress;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.postgresql.DatabaseUrl;
import dev.herald.persistence.postgresql.PostgresServer;
import dev.herald.persistence.postgresql.UnusableDatabase;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an archive can be imported, and what becomes of an import that was killed. */
class ImportTargetTest extends MoveStory {

  @Test
  void refusesAFolderWithDataAndOneThatAServerHas() {
    intoFolder(archive, "other");
    assertThatThrownBy(() -> intoFolder(archive, "other"))
        .isInstanceOf(MoveFailure.class)
        .hasMessageContaining("There are data in " + folder.resolve("other"));
    try (var server = PersistenceAdapters.open(folder.resolve("other"))) {
      assertThat(server.uploads()).exists();
      assertThatThrownBy(() -> intoFolder(archive, "other"))
          .isInstanceOf(UnusableDataFolder.class)
          .hasMessageContaining("Another Herald uses the data folder");
    }
    assertThat(answers("other")).isEqualTo(answers);
  }

  @Test
  void refusesADatabaseWithDataAndOneThatAServerHas() {
    var url = PostgresServer.newDatabase();
    intoDatabase(archive, url, "images");
    assertThatThrownBy(() -> intoDatabase(archive, url, "more"))
        .isInstanceOf(MoveFailure.class)
        .hasMessageContaining("There are data in the database " + url.name());
    try (var server = open(url, "images")) {
      assertThat(server.uploads()).exists();
      assertThatThrownBy(() -> intoDatabase(archive, url, "more"))
          .isInstanceOf(UnusableDatabase.class)
          .hasMessageContaining("Another Herald has the database");
    }
    assertThatThrownBy(() -> intoDatabase(archive, PostgresServer.newDatabase(), "images"))
        .isInstanceOf(MoveFailure.class)
        .hasMessageContaining("There are data in " + folder.resolve("images"));
  }

  /** As if the process were gone: nothing is tidied up. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static Progress killedAt(Progress.Step fatal, int count) {
    var left = new int[] {count};
    return (step, done, all) -> {
      if (step == fatal && left[0]-- == 0) throw new Killed();
      return true;
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 8, 15})
  void importIntoAFolderThatWasKilledBeginsAnew(int count) {
    var other = folder.resolve("other");
    assertThatThrownBy(
            () ->
                Import.intoFolder(
                    archive,
                    other,
                    Optional.empty(),
                    NOW,
                    killedAt(Progress.Step.DATABASE, count),
                    (store, it) -> {}))
        .isInstanceOf(Killed.class);
    assertThat(other.resolve("herald.db")).doesNotExist();

    intoFolder(archive, "other");

    assertThat(answers("other")).isEqualTo(answers);
    assertThat(other.resolve("restoring")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATABASE 0", "DATABASE 3", "DATABASE 15", "SEARCH 0"})
  void importIntoADatabaseThatWasKilledGoesOn(String step) {
    var url = PostgresServer.newDatabase();
    var words = step.split(" ");
    var killing = killedAt(Progress.Step.valueOf(words[0]), Integer.parseInt(words[1]));
    assertThatThrownBy(
            () ->
                Import.intoDatabase(
                    archive,
                    url,
                    folder.resolve("images"),
                    Optional.empty(),
                    NOW,
                    killing,
                    (store, it) -> {}))
        .isInstanceOf(Killed.class);

    intoDatabase(archive, url, "images");

    assertThat(answers(url)).isEqualTo(answers);
    assertThat(folder.resolve("images/herald.import")).doesNotExist();
  }

  /** It would begin with an empty database, and the import could not go on. */
  @Test
  void noServerStartsWhereAnImportWasKilled() {
    var url = PostgresServer.bareDatabase();
    var where = folder.resolve("images");
    var killing = killedAt(Progress.Step.DATABASE, 3);
    assertThatThrownBy(
            () ->
                Import.intoDatabase(
                    archive, url, where, Optional.empty(), NOW, killing, (store, it) -> {}))
        .isInstanceOf(Killed.class);

    assertThatThrownBy(() -> open(url, "images"))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageContaining("was not finished. Run herald import again");
  }

  /** All rows are there, and nobody has noted it. */
  private void killedAtItsLastStep(DatabaseUrl url) {
    assertThatThrownBy(
            () ->
                Import.intoDatabase(
                    archive,
                    url,
                    folder.resolve("images"),
                    Optional.empty(),
                    NOW,
                    Progress.SILENT,
                    (store, it) -> {
                      throw new Killed();
                    }))
        .isInstanceOf(Killed.class);
  }

  @Test
  void importThatWasKilledAtItsLastStepTakesThatAlone() {
    var url = PostgresServer.newDatabase();
    killedAtItsLastStep(url);
    Progress noRows =
        (step, done, all) -> {
          assertThat(step).isEqualTo(Progress.Step.CHECK);
          return true;
        };
    var steps = new ArrayList<Moved>();

    Import.intoDatabase(
        archive,
        url,
        folder.resolve("images"),
        Optional.empty(),
        NOW,
        noRows,
        (store, it) -> steps.add(it));

    assertThat(steps).hasSize(1);
    assertThat(answers(url)).isEqualTo(answers);
  }

  @Test
  void anotherArchiveIsNotTakenForTheOneThatWasBegun() {
    var url = PostgresServer.newDatabase();
    killedAtItsLastStep(url);
    var other = folder.resolve("other.tar.gz");
    Export.ofFolder(data, Optional.empty(), other, NOW.plusSeconds(1), Progress.SILENT);

    assertThatThrownBy(() -> intoDatabase(other, url, "images"))
        .isInstanceOf(MoveFailure.class)
        .hasMessageContaining("There are data in the database");
  }
}
