package dev.herald.persistence.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

  @TempDir private Path folder;

  @Test
  void createsTheFolder() {
    var deep = folder.resolve("a").resolve("b");

    FolderLock.of(deep).close();

    assertThat(deep).isDirectory();
  }

  @Test
  void letsNobodyElseInUntilItIsClosed() {
    try (var lock = FolderLock.of(folder)) {
      assertThat(lock).isNotNull();
      assertRefusedBecauseOfAnother();
      assertRefusedBecauseOfAnother();
    }

    FolderLock.of(folder).close();
  }

  /** On POSIX, to close a file ends all locks that the process has on it. */
  @Test
  void whoIsRefusedDoesNotGiveTheLockOfAnotherAway() throws Exception {
    try (var lock = FolderLock.of(folder)) {
      assertThat(lock).isNotNull();
      assertRefusedBecauseOfAnother();

      var other = otherProcess();
      try {
        assertThat(other.inputReader().readLine()).startsWith("Another Herald uses");
      } finally {
        other.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void otherNamesOfTheFolderAreTheSameFolder() throws IOException {
    var data = Files.createDirectory(folder.resolve("data"));
    var link = Files.createSymbolicLink(folder.resolve("link"), data);
    var relative = Path.of("").toAbsolutePath().relativize(data);
    try (var lock = FolderLock.of(data)) {
      assertThat(lock).isNotNull();
      for (var name : List.of(link, relative, folder.resolve("x").resolve("..").resolve("data"))) {
        assertThatThrownBy(() -> FolderLock.of(name)).hasMessageContaining("Another Herald");
      }
    }

    FolderLock.of(link).close();
  }

  @Test
  void closingTwiceDoesNotLetAnotherIn() {
    var first = FolderLock.of(folder);
    first.close();
    try (var second = FolderLock.of(folder)) {
      assertThat(second).isNotNull();
      first.close();
      assertRefusedBecauseOfAnother();
    }
  }

  @Test
  void anotherFolderIsAnotherLock() {
    try (var one = FolderLock.of(folder.resolve("one"));
        var two = FolderLock.of(folder.resolve("two"))) {
      assertThat(one).isNotSameAs(two);
    }
  }

  @Test
  void keepsAnotherProcessOutAndEndsWithIt() throws Exception {
    var holder = otherProcess();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("locked");
      assertRefusedBecauseOfAnother();
    } finally {
      holder.destroyForcibly().waitFor();
    }

    FolderLock.of(folder).close();
  }

  @Test
  void refusesAFile() throws IOException {
    var file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> FolderLock.of(file))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageContaining("can't write the folder " + file);
    assertThatThrownBy(() -> FolderLock.of(file.resolve("below")))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageContaining("can't write the folder " + file);
  }

  @Test
  void refusesAFolderThatCannotBeWritten() {
    assumeTrue(
        folder.toFile().setWritable(false) && !Files.isWritable(folder),
        "an administrator may write everywhere");

    assertThatThrownBy(() -> FolderLock.of(folder))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageContaining("can't write the folder " + folder)
        .hasMessageContaining("AccessDenied");
  }

  private void assertRefusedBecauseOfAnother() {
    assertThatThrownBy(() -> FolderLock.of(folder))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessage(
            "Another Herald uses the data folder %s. Stop it, or choose another folder.", folder);
  }

  /** Tries to lock the folder, says how that went, and waits until it is ended. */
  private Process otherProcess() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            Other.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  static final class Other {

    public static void main(String[] args) throws Exception {
      System.out.println(outcome(Path.of(args[0])));
      System.in.read(); // until the test, or its end, closes it
    }

    private static String outcome(Path folder) {
      try {
        return FolderLock.of(folder) == null ? "" : "locked";
      } catch (UnusableDataFolder e) {
        return e.getMessage();
      }
    }
  }
}
