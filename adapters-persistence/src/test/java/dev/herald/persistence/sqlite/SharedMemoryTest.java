package dev.herald.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedMemoryTest {

  private static final int PIECE = 32 * 1024;

  @TempDir private Path folder;

  /** Zeros there would be taken for the index of the log, and the database would be damaged. */
  @Test
  void leavesAloneWhatAnotherProcessHasMadeOfTheFile() throws Exception {
    var database = folder.resolve("herald.db");
    var index = Files.write(folder.resolve("herald.db-shm"), new byte[PIECE]);
    var entries = new byte[PIECE];
    Arrays.fill(entries, (byte) 7);
    try (var memory = SharedMemory.of(database)) {
      var end = Files.size(index);
      Files.write(index, entries, StandardOpenOption.APPEND);
      try (var log = new RandomAccessFile(folder.resolve("herald.db-wal").toFile(), "rw")) {
        log.setLength(64 * 1024 * 1024);
      }

      memory.reserve();

      var bytes = Files.readAllBytes(index);
      assertThat(bytes.length).isGreaterThan((int) end + PIECE);
      assertThat(Arrays.copyOfRange(bytes, (int) end, (int) end + PIECE)).isEqualTo(entries);
    }
  }
}
