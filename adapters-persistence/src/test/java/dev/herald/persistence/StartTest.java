package dev.herald.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.testkit.Samples;
import dev.herald.application.testkit.SequentialIds;
import dev.herald.application.testkit.SettableClock;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.sqlite.MadeTables;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder that can't be used is refused in a sentence, and stays as it is. */
@Timeout(60)
class StartTest {

  @TempDir private Path temporary;
  private Path folder;
  private Path database;

  @BeforeEach
  void make() {
    folder = temporary.resolve("data");
    database = folder.resolve("herald.db");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # offset, byte, what the sentence says
           0,        0,   can't be opened
          16,        1,   can't be opened
          18,        3,   can't write its database
          19,        3,   can't be opened
          21,        1,   can't be opened
          29,      127,   is damaged
          47,      127,   can't be opened
          """)
  void headerThatIsDamagedIsTold(int offset, int wrong, String reason) throws IOException {
    PersistenceAdapters.open(MadeTables.inFolder(folder)).close();
    write(offset, (byte) wrong);
    var before = Files.readAllBytes(database);

    assertThatThrownBy(() -> PersistenceAdapters.open(folder))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageContaining(database.toString())
        .hasMessageContaining(reason);
    assertThat(database).hasBinaryContent(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {99, 512, 4096, 8192, 20_000})
  void databaseThatIsCutShortIsRefused(int length) throws IOException {
    PersistenceAdapters.open(MadeTables.inFolder(folder)).close();
    try (var file = FileChannel.open(database, StandardOpenOption.WRITE)) {
      file.truncate(length);
    }

    assertThatThrownBy(() -> PersistenceAdapters.open(folder))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageContaining(database.toString());
    assertThat(database).hasSize(length);
  }

  @Test
  void folderOfImagesThatGetsLostIsNotReady() throws IOException {
    try (var adapters = PersistenceAdapters.open(folder)) {
      var ports = adapters.ports(new SequentialIds(), new SettableClock(Samples.NOW));
      assertThat(ports.storeCheck().check()).isEmpty();
      Files.delete(folder.resolve("images").resolve("incoming"));

      assertThat(ports.storeCheck().check())
          .map(StoreTrouble::kind)
          .contains(StoreTrouble.Kind.IMAGES_NOT_WRITABLE);
    }
  }

  @Test
  void needsNoTemporaryFolderAndLeavesNothingWhenItIsKilled() throws Exception {
    var missing = temporary.resolve("missing");
    for (var starts = 0; starts < 2; starts++) {
      var process =
          OtherProcess.start(List.of("-Djava.io.tmpdir=" + missing), Opener.class, folder);
      try {
        assertThat(process.inputReader().readLine()).isEqualTo("open");
      } finally {
        process.destroyForcibly().waitFor();
      }
    }

    assertThat(missing).doesNotExist();
    try (var files = Files.list(folder)) {
      assertThat(files)
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder(
              "herald.db", "herald.db-shm", "herald.db-wal", "herald.key", "herald.lock", "images");
    }
  }

  private void write(int offset, byte wrong) throws IOException {
    try (var file = FileChannel.open(database, StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(new byte[] {wrong}), offset);
    }
  }

  static final class Opener {

    public static void main(String[] args) throws Exception {
      try (var adapters = PersistenceAdapters.open(Path.of(args[0]))) {
        System.out.println(adapters == null ? "" : "open");
        System.in.read(); // until the test, or its end, closes it
      }
    }
  }
}
