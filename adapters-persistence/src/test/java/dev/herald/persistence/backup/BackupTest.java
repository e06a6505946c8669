package dev.herald.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.domain.id.ImageId;
import dev.herald.domain.shared.Sha256;
import dev.herald.persistence.RunningData;
import dev.herald.persistence.folder.FolderLock;
import dev.herald.persistence.folder.UnusableDataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a folder that a server has. */
class BackupTest {

  @TempDir private Path temporary;
  private RunningData herald;
  private Path backups;
  private Path file;

  @BeforeEach
  void open() {
    herald = new RunningData(temporary.resolve("data"));
    herald.givenChannel("news");
    backups = temporary.resolve("backups");
    file = backups.resolve("one.db");
  }

  @AfterEach
  void close() {
    herald.close();
  }

  @Test
  void hasAllThatIsCommittedInAFileThatIsACompleteDatabase() throws Exception {
    herald.givenPost("news", "red apple");
    herald.givenPost("news", "green apple");

    var made = make(file);

    assertThat(made.file()).isEqualTo(file);
    assertThat(made.bytes()).isEqualTo(Files.size(file)).isPositive();
    assertThat(rows(file, "SELECT text FROM post ORDER BY sequence"))
        .isEqualTo(List.of("red apple", "green apple"));
    assertThat(rows(file, "PRAGMA integrity_check")).isEqualTo(List.of("ok"));
    assertThat(rows(file, "PRAGMA journal_mode")).isEqualTo(List.of("delete"));
    assertThat(list(backups)).containsExactly("herald.lock", "one.db", "one.db.sha256");
  }

  @Test
  void hasTheImagesBesideIt() throws Exception {
    var image = herald.upload("a picture");

    var made = make(file);

    assertThat(made.images()).isEqualTo(1);
    assertThat(made.copiedImages()).isEqualTo(1);
    assertThat(copy(image)).hasContent("a picture");
  }

  @Test
  void copiesNoImageTwice() throws Exception {
    var image = herald.upload("a picture");
    make(file);
    var longAgo = FileTime.fromMillis(0);
    Files.setLastModifiedTime(copy(image), longAgo);
    var other = herald.upload("another picture");

    var made = make(backups.resolve("two.db"));

    assertThat(made.images()).isEqualTo(2);
    assertThat(made.copiedImages()).isEqualTo(1);
    assertThat(Files.getLastModifiedTime(copy(image))).isEqualTo(longAgo);
    assertThat(copy(other)).hasContent("another picture");
  }

  @Test
  void copiesAnImageAgainThatWasCutShort() throws Exception {
    var image = herald.upload("a picture");
    make(file);
    Files.writeString(copy(image), "a pic");

    make(backups.resolve("two.db"));

    assertThat(copy(image)).hasContent("a picture");
  }

  @Test
  void doesWithoutAnImageThatNothingShowsAndThatIsGone() throws Exception {
    var unused = herald.upload("unused");
    Files.delete(herald.file(unused));

    var made = make(file);

    assertThat(made.images()).isZero();
    assertThat(rows(file, "SELECT id FROM image")).isEmpty();
    assertThat(hash(file)).isEqualTo(Files.readString(Checksum.besides(file)).substring(0, 64));
  }

  @Test
  void isRefusedIfAnImageIsMissingThatAPostShows() throws Exception {
    var image = herald.upload("shown");
    herald.show("news", image);
    Files.delete(herald.file(image));

    assertThatThrownBy(() -> make(file))
        .isInstanceOf(BackupFailure.class)
        .hasMessageStartingWith("1 images that posts or channels show can't be copied from ")
        .hasMessageContaining(image + " is missing");
    assertThat(list(backups)).containsExactly("herald.lock");
  }

  @Test
  void isRefusedIfAnImageIsDamagedThatAPostShows() throws Exception {
    var image = herald.upload("shown");
    herald.show("news", image);
    Files.writeString(herald.file(image), "showm");

    assertThatThrownBy(() -> make(file))
        .isInstanceOf(BackupFailure.class)
        .hasMessageContaining(image + " is damaged");
    assertThat(copy(image)).doesNotExist();
  }

  @Test
  void tellsItsChecksumInAFileThatOtherProgramsRead() throws Exception {
    make(file);

    assertThat(backups.resolve("one.db.sha256")).hasContent(hash(file) + "  one.db\n");
  }

  @Test
  void isForItsOwnerAlone() throws Exception {
    var image = herald.upload("a picture");

    make(file);

    assertThat(Stream.of(file, copy(image)).map(BackupTest::permissions)).containsOnly("rw-------");
    assertThat(permissions(backups)).isEqualTo("rwx------");
  }

  @Test
  void leavesAFileAloneThatIsThereAlready() throws Exception {
    Files.createDirectories(backups);
    Files.writeString(file, "a letter");

    assertThatThrownBy(() -> make(file))
        .isInstanceOf(BackupFailure.class)
        .hasMessage("There is a file " + file + " already.");
    assertThat(file).hasContent("a letter");
  }

  @Test
  void isNotMadeInTheDataFolder() throws Exception {
    var before = list(herald.folder());
    var link = Files.createSymbolicLink(temporary.resolve("link"), herald.folder());

    for (var inside : List.of(herald.folder().resolve("backups/one.db"), link.resolve("one.db"))) {
      assertThatThrownBy(() -> make(inside))
          .isInstanceOf(BackupFailure.class)
          .hasMessageContaining("would be in the data folder");
    }
    assertThat(list(herald.folder())).isEqualTo(before);
  }

  @Test
  void isRefusedWhereThereIsNoData() {
    assertThatThrownBy(() -> Backup.make(temporary.resolve("none"), file, Progress.SILENT))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessage("There is no database " + temporary.resolve("none/herald.db") + ".");
    assertThat(temporary.resolve("none")).doesNotExist();
    assertThat(backups).doesNotExist();
  }

  @Test
  void isRefusedWhileAnotherIsBeingMadeThere() throws Exception {
    var other = FolderLock.of(backups);

    assertThatThrownBy(() -> make(file))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageStartingWith("Another Herald makes a backup in the folder " + backups);

    other.close();
    make(file);
  }

  @Test
  void removesWhatAKilledOneLeft() throws Exception {
    Files.createDirectories(backups);
    Files.writeString(backups.resolve("earlier.db.herald-part"), "half");

    make(file);

    assertThat(list(backups)).containsExactly("herald.lock", "one.db", "one.db.sha256");
  }

  @Test
  void leavesNothingBehindIfItIsEnded() throws Exception {
    herald.upload("a picture");

    assertThatThrownBy(() -> Backup.make(herald.folder(), file, (step, done, all) -> false))
        .isInstanceOf(BackupFailure.class)
        .hasMessage("It was ended before it was done.");
    assertThat(list(backups)).containsExactly("herald.lock");
  }

  @Test
  void isRefusedIfTheDatabaseIsDamaged() throws Exception {
    for (var i = 0; i < 100; i++) herald.givenPost("news", "apple ".repeat(50));
    herald.close();
    var database = herald.folder().resolve("herald.db");
    var bytes = Files.readAllBytes(database);
    for (var i = bytes.length / 2; i < bytes.length; i++) bytes[i] = 'x';
    Files.write(database, bytes);

    assertThatThrownBy(() -> make(file))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageContaining("is damaged");
    assertThat(list(backups)).containsExactly("herald.lock");
    assertThat(database).hasBinaryContent(bytes);
  }

  private Backup.Summary make(Path target) {
    return Backup.make(herald.folder(), target, Progress.SILENT);
  }

  private Path copy(ImageId id) {
    return backups.resolve("images").resolve(id.value().substring(0, 2)).resolve(id.value());
  }

  private static List<String> rows(Path database, String query) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      var rows = Stream.<String>builder();
      while (result.next()) rows.add(result.getString(1));
      return rows.build().toList();
    }
  }

  private static String hash(Path path) throws IOException {
    return Sha256.of(Files.readAllBytes(path));
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> list(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(it -> it.getFileName().toString())
          .filter(it -> !it.equals("images"))
          .sorted()
          .toList();
    }
  }
}
