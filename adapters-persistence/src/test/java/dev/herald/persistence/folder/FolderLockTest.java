package dev.herald.persistence.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  @Test
  void anotherFolderIsAnotherLock() {
    try (var one = FolderLock.of(folder.resolve("one"));
        var two = FolderLock.of(folder.resolve("two"))) {
      assertThat(one).isNotSameAs(two);
    }
  }

  @Test
  void keepsAnotherProcessOutAndEndsWithIt() throws Exception {
    var holder = processThatHoldsTheLock();
    try {
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
        .hasMessageContaining("can't write its data folder " + file);
    assertThatThrownBy(() -> FolderLock.of(file.resolve("below")))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageContaining("can't write its data folder " + file);
  }

  @Test
  void refusesAFolderThatCannotBeWritten() {
    assumeTrue(
        folder.toFile().setWritable(false) && !Files.isWritable(folder),
        "an administrator may write everywhere");

    assertThatThrownBy(() -> FolderLock.of(folder))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageContaining("can't write its data folder " + folder)
        .hasMessageContaining("AccessDenied");
  }

  private void assertRefusedBecauseOfAnother() {
    assertThatThrownBy(() -> FolderLock.of(folder))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessage(
            "Another Herald uses the data folder %s. Stop it, or choose another folder.", folder);
  }

  private Process processThatHoldsTheLock() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes =
        Stream.of(FolderLock.class, Holder.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
            .collect(Collectors.joining(File.pathSeparator));
    var process =
        new ProcessBuilder(java, "-cp", classes, Holder.class.getName(), folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("locked");
    return process;
  }

  /** Locks a folder and waits to be killed. */
  static final class Holder {

    public static void main(String[] args) throws Exception {
      FolderLock.of(Path.of(args[0]));
      System.out.println("locked");
      System.in.read(); // until the test, or its end, closes it
    }
  }
}
