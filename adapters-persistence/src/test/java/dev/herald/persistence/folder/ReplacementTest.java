package dev.herald.persistence.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However far a process comes that replaces the data, they are the old ones or the new ones. */
class ReplacementTest {

  /** What is moved, one after the other, once the new data are complete. */
  private static final List<List<String>> MOVES =
      List.of(
          List.of("herald.db", "before-1/herald.db"),
          List.of("herald.db-wal", "before-1/herald.db-wal"),
          List.of("images", "before-1/images"),
          List.of("restored-1/images", "images"),
          List.of("restored-1/herald.db", "herald.db"));

  @TempDir private Path root;
  private DataLayout data;

  @BeforeEach
  void givenOldData() throws IOException {
    data = new DataLayout(root);
    Files.writeString(data.database(), "old");
    Files.writeString(root.resolve("herald.db-wal"), "old log");
    write(data.images().resolve("kept/ab/one"), "old image");
  }

  @Test
  void movesTheOldDataAside() throws IOException {
    var replacement = Replacement.of(data);
    makeNewData(replacement.made());

    var old = replacement.finish("1");

    assertThat(old).contains(root.resolve("before-1"));
    assertNewData();
  }

  @ParameterizedTest(name = "after {0} moves")
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void isFinishedByTheNextOne(int moves) throws IOException {
    makeNewData(new DataLayout(root.resolve("restored-1")));
    Files.createDirectory(root.resolve("before-1"));
    for (var move : MOVES.subList(0, moves)) {
      Files.move(root.resolve(move.get(0)), root.resolve(move.get(1)));
    }

    Replacement.settle(data);

    assertNewData();
  }

  @Test
  void isTakenBackIfItWasNotComplete() throws IOException {
    makeNewData(Replacement.of(data).made());

    Replacement.settle(data);

    assertThat(data.database()).hasContent("old");
    assertThat(root.resolve("herald.db-wal")).hasContent("old log");
    assertThat(root.resolve("restoring")).doesNotExist();
  }

  private void assertNewData() {
    assertThat(data.database()).hasContent("new");
    assertThat(root.resolve("herald.db-wal")).doesNotExist();
    assertThat(data.images().resolve("kept/ab/two")).hasContent("new image");
    assertThat(data.images().resolve("kept/ab/one")).doesNotExist();
    assertThat(root.resolve("before-1/herald.db")).hasContent("old");
    assertThat(root.resolve("before-1/herald.db-wal")).hasContent("old log");
    assertThat(root.resolve("before-1/images/kept/ab/one")).hasContent("old image");
    assertThat(root.resolve("restored-1")).doesNotExist();
  }

  private static void makeNewData(DataLayout made) throws IOException {
    write(made.database(), "new");
    write(made.images().resolve("kept/ab/two"), "new image");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
