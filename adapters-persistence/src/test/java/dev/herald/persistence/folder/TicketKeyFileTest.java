package dev.herald.persistence.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketKeyFileTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void file() {
    file = folder.resolve("herald.key");
  }

  @Test
  void keepsOneKeyForEver() {
    var made = open();

    assertThat(file).hasSize(32);
    assertThat(open()).isEqualTo(made);
  }

  @Test
  void isForItsOwnerAlone() throws IOException {
    open();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void makesAnotherOneIfItGotLost() throws IOException {
    var lost = open();

    Files.delete(file);

    assertThat(open()).isNotEqualTo(lost);
  }

  /** A copy that was not finished, or a file of somebody else's. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 33, 100_000})
  void makesAnotherOneInsteadOfWhatIsNone(int length) throws IOException {
    Files.write(file, new byte[length]);

    var made = open();

    assertThat(Files.readAllBytes(file)).hasSize(32).isNotEqualTo(new byte[32]);
    assertThat(open()).isEqualTo(made);
  }

  @Test
  void goesOnWhereAKilledProcessStopped() throws IOException {
    Files.write(folder.resolve("herald.key.new"), new byte[3]);

    open();

    assertThat(file).hasSize(32);
    assertThat(folder.resolve("herald.key.new")).doesNotExist();
  }

  @Test
  void saysWhatIsWrongIfItCannotBeRead() throws IOException {
    Files.createDirectories(file);

    assertThatExceptionOfType(UnusableDataFolder.class)
        .isThrownBy(this::open)
        .withMessageContaining("herald.key");
  }

  /** What it makes of a text. */
  private byte[] open() {
    try (var data = DataFolder.open(folder)) {
      return TicketKeyFile.in(data).sign("text".getBytes(UTF_8));
    }
  }
}
