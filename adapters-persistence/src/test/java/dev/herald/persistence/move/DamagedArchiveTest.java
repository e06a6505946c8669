package dev.herald.persistence.move;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.persistence.backup.Progress;
import dev.herald.persistence.postgresql.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is changed by an archive that is not as it was made. */
class DamagedArchiveTest extends MoveStory {

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 0.9, 0.999})
  void refusesAnArchiveThatWasCutShort(double part) throws IOException {
    var bytes = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(bytes, (int) (bytes.length * part)));

    assertRefused(archive.toString());
  }

  @Test
  void refusesAnArchiveInWhichAByteIsAnother() throws IOException {
    var bytes = Files.readAllBytes(archive);
    var files = Archives.files(archive);
    for (var i = 20; i < bytes.length; i += bytes.length / 20) {
      bytes[i] ^= 0x10;
      Files.write(archive, bytes);
      if (!isAsBefore(files)) assertRefused(archive.toString());
      bytes[i] ^= 0x10;
    }
  }

  /** Whether the byte was one of the few that only fill up what is compressed. */
  private boolean isAsBefore(Map<String, byte[]> files) {
    try {
      var read = Archives.files(archive);
      return read.keySet().equals(files.keySet())
          && files.keySet().stream().allMatch(it -> Arrays.equals(read.get(it), files.get(it)));
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void refusesAnArchiveInWhichSomethingWasChangedOrLeftOut() throws IOException {
    var files = Archives.files(archive);
    for (var name : files.keySet()) {
      if (name.equals(Manifest.NAME)) continue;
      var changed = new LinkedHashMap<>(files);
      changed.put(
          name, new String(files.get(name), UTF_8).replaceFirst("[a-z]", "Z").getBytes(UTF_8));
      assertArchiveRefused(changed);
      changed.remove(name);
      assertArchiveRefused(changed);
    }
    files.remove(Manifest.NAME);
    assertArchiveRefused(files);
  }

  @Test
  void refusesAnArchiveToWhichSomethingWasAdded() throws IOException {
    var files = Archives.files(archive);
    files.put("posts/000002.jsonl", "{}\n".getBytes(UTF_8));
    assertArchiveRefused(files);
    var manifest = files.remove(Manifest.NAME);
    files.put(Manifest.NAME, manifest);
    assertArchiveRefused(files);
  }

  private void assertArchiveRefused(Map<String, byte[]> files) throws IOException {
    Archives.write(files, archive);
    assertRefused(archive.toString());
  }

  @Test
  void refusesWhatIsNoArchiveAndThatOfANewerHerald() throws IOException {
    Files.writeString(archive, "Dear Sir or Madam");
    assertRefused("is no archive of herald export");
    Archives.write(Map.of("letter.txt", new byte[10]), archive);
    assertRefused("is no archive of herald export");
    var newer = "{\"format\":\"herald-export\",\"version\":2}".getBytes(UTF_8);
    Archives.write(Map.of(FormatFile.NAME, newer), archive);
    assertRefused("was made by a newer Herald (its format has the version 2)");
    Files.delete(archive);
    assertRefused("There is no file");
  }

  @Test
  void leavesADatabaseElsewhereAsItIs() throws Exception {
    var url = PostgresServer.bareDatabase();
    Files.createDirectory(folder.resolve("images"));
    Files.writeString(archive, "Dear Sir or Madam");

    assertThatThrownBy(() -> intoDatabase(archive, url, "images")).isInstanceOf(MoveFailure.class);

    try (var connection = DriverManager.getConnection(url.jdbc(), "postgres", "");
        var statement = connection.createStatement();
        var tables = statement.executeQuery("SELECT count(*) FROM pg_stat_user_tables")) {
      tables.next();
      assertThat(tables.getInt(1)).isZero();
    }
  }

  @Test
  void refusesAnArchiveThatIsAheadOfTheClock() {
    var early = NOW.minus(Duration.ofDays(2));

    assertThatThrownBy(
            () ->
                Import.intoFolder(
                    archive,
                    folder.resolve("new"),
                    Optional.empty(),
                    early,
                    Progress.SILENT,
                    (store, it) -> {}))
        .isInstanceOf(MoveFailure.class)
        .hasMessageStartingWith("The clock of this machine says");
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> intoFolder(archive, "new"))
        .isInstanceOf(MoveFailure.class)
        .hasMessageContaining(why);
    assertThat(folder.resolve("new")).doesNotExist();
  }
}
