package dev.herald.persistence.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir private Path temporary;

  @Test
  void whatItMakesIsForItsOwnerAlone() throws IOException {
    assumeTrue(temporary.getFileSystem().supportedFileAttributeViews().contains("posix"));
    var root = temporary.resolve("deep").resolve("data");

    try (var data = DataFolder.open(root)) {
      assertThat(permissions(root)).isEqualTo("rwx------");
      assertThat(permissions(root.resolve("herald.lock"))).isEqualTo("rw-------");
      assertThat(permissions(data.database())).isEqualTo("rw-------");
      assertThat(permissions(data.images())).isEqualTo("rwx------");
    }
  }

  @Test
  void leavesThePermissionsOfWhatIsThereAsTheyAre() throws IOException {
    assumeTrue(temporary.getFileSystem().supportedFileAttributeViews().contains("posix"));
    var root = Files.createDirectory(temporary.resolve("data"));
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-x---"));

    DataFolder.open(root).close();

    assertThat(permissions(root)).isEqualTo("rwxr-x---");
  }

  @Test
  void refusesToReplaceADatabaseThatGotLost() throws IOException {
    var root = temporary.resolve("data");
    var image = root.resolve("images").resolve("kept").resolve("ab").resolve("abcd");
    Files.createDirectories(image.getParent());
    Files.writeString(image, "a picture");

    assertThatThrownBy(() -> DataFolder.open(root))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageStartingWith(
            "The database %s is missing or empty, but there are images", root.resolve("herald.db"));
    Files.createFile(root.resolve("herald.db"));
    assertThatThrownBy(() -> DataFolder.open(root)).isInstanceOf(UnusableDataFolder.class);
    assertThat(image).hasContent("a picture");

    Files.writeString(root.resolve("herald.db"), "a database");
    DataFolder.open(root).close();
  }

  @Test
  void leavesNothingBehindWhenItTriesWhetherThereIsRoom() {
    var root = temporary.resolve("data");
    try (var data = DataFolder.open(root)) {
      data.requireRoom();
    }

    assertThat(root)
        .isDirectoryContaining("glob:**herald.db")
        .isDirectoryNotContaining("glob:**herald.room");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
