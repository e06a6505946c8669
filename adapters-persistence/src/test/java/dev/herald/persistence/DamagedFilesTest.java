package dev.herald.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.service.Services;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.persistence.doctor.Doctor;
import dev.herald.persistence.doctor.Finding;
import dev.herald.persistence.folder.UnusableDataFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a killed server leaves behind, its log too, and then something happens to it: it is refused
 * in a sentence and stays as it is, or all is there that can be.
 */
class DamagedFilesTest {

  private static final int POSTS = 60;
  private static final int PAGE = 4096;

  private static final List<String> FILES = List.of("herald.db", "herald.db-wal");

  @TempDir private static Path once;

  @TempDir private Path temporary;
  private Path folder;
  private Path database;
  private Path log;

  @BeforeAll
  static void killAServer() throws IOException {
    var running = once.resolve("running");
    try (var herald = new RunningData(running)) {
      herald.givenChannel("news");
    }
    try (var herald = new RunningData(running)) {
      for (var i = 0; i < POSTS; i++) herald.givenPost("news", "p" + i + " " + "x".repeat(2000));
      for (var name : FILES) Files.copy(running.resolve(name), once.resolve(name));
    }
  }

  @BeforeEach
  void givenWhatAKilledServerLeaves() throws IOException {
    folder = Files.createDirectory(temporary.resolve("killed"));
    for (var name : FILES) Files.copy(once.resolve(name), folder.resolve(name));
    database = folder.resolve("herald.db");
    log = folder.resolve("herald.db-wal");
  }

  @Test
  void nothingIsLostIfNothingElseHappens() {
    assertThat(posts()).isEqualTo(POSTS);
    assertThat(problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void databaseThatIsEmptyBesideItsLogIsRefused(int size) throws IOException {
    cut(database, size);

    assertRefused("is missing or empty, but its log");
  }

  @Test
  void databaseThatIsMissingBesideItsLogIsRefused() throws IOException {
    Files.delete(database);

    assertRefused("is missing or empty, but its log");
  }

  @Test
  void databaseThatIsCutShortBesideItsLogIsRefused() throws IOException {
    cut(database, 5 * PAGE);

    assertRefused(database.toString());
  }

  @Test
  void databaseWithoutItsBeginningBesideItsLogIsRefusedOrRecovered() throws IOException {
    write(database, 0, new byte[100]);

    assertRefusedOrWhole();
  }

  @Test
  void databaseOfANewerHeraldWithItsLogIsRefused() throws Exception {
    sql(
        """
        UPDATE flyway_schema_history SET version = '999'
        WHERE installed_rank = (SELECT max(installed_rank) FROM flyway_schema_history)
        """);

    assertRefused("was written by a newer Herald");

    var before = contents();
    assertThatThrownBy(() -> SharedStore.open(folder))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageContaining("has tables of the version 999");
    assertThat(contents()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.99})
  void logThatIsCutShortGivesWhatWasCommittedInItsFirstPart(double part) throws IOException {
    cut(log, (long) (Files.size(log) * part));

    assertThat(posts()).isBetween(0, POSTS - 1);
    assertThat(problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.2, 0.7})
  void logWithAWrongByteGivesWhatWasCommittedBeforeIt(double part) throws IOException {
    write(log, (long) (Files.size(log) * part) + 20, new byte[] {77});

    assertThat(posts()).isBetween(0, POSTS - 1);
    assertThat(problems()).isEmpty();
  }

  /**
   * What needs the page fails; it is never taken for empty, and nobody is told that all is well.
   */
  @Test
  void damagedPageInTheMiddleIsToldByReadinessAndDoctor() throws Exception {
    assertThat(posts()).isEqualTo(POSTS);
    write(database, page("post"), new byte[PAGE]);

    try (var herald = new RunningData(folder)) {
      assertThat(herald.ports().storeCheck().check()).isEmpty();
      assertThatThrownBy(() -> posts(herald)).hasMessageContaining("malformed");
      assertThat(herald.ports().storeCheck().check())
          .map(StoreTrouble::kind)
          .contains(StoreTrouble.Kind.DATABASE_DAMAGED);
    }
    assertThat(problems()).isNotEmpty();
  }

  @Test
  void damagedPageThatAChangeMeetsFailsItAndIsTold() throws Exception {
    assertThat(posts()).isEqualTo(POSTS);
    write(database, page("post"), new byte[PAGE]);

    try (var herald = new RunningData(folder)) {
      assertThatThrownBy(() -> herald.givenPost("news", "one more"));
      assertThat(herald.ports().storeCheck().check())
          .map(StoreTrouble::kind)
          .contains(StoreTrouble.Kind.DATABASE_DAMAGED);
    }
  }

  private int posts() {
    try (var herald = new RunningData(folder)) {
      return posts(herald);
    }
  }

  private static int posts(RunningData herald) {
    var all = PostQuery.all(PageRequest.first(100));
    return herald.ports().posts().list(all, ChannelScope.ALL).items().size();
  }

  private List<String> problems() {
    var findings = new ArrayList<Finding>();
    new Doctor(
            folder,
            Optional.empty(),
            false,
            log -> Services.auditVerification(log).verify(Samples.ADMIN).fault(),
            Samples.NOW,
            (what, percent) -> {})
        .examine(findings::add);
    return findings.stream().filter(Finding::isProblem).map(Finding::what).toList();
  }

  @Test
  void imageThatIsCutShortIsAFaultAndNotHalfAPicture() throws IOException {
    try (var herald = new RunningData(folder)) {
      var id = herald.upload("a picture");
      Files.write(herald.file(id), new byte[4]);

      assertThatThrownBy(() -> Services.over(herald.ports()).readImage().original(id))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Of the 9 bytes of the image %s there are 4.", id);
    }
  }

  private void assertRefused(String why) throws IOException {
    var before = contents();

    assertThatThrownBy(() -> new RunningData(folder).close())
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageContaining(why);
    assertThat(contents()).isEqualTo(before);
  }

  private void assertRefusedOrWhole() throws IOException {
    var before = contents();
    try {
      assertThat(posts()).isEqualTo(POSTS);
      assertThat(problems()).isEmpty();
    } catch (UnusableDataFolder e) {
      assertThat(contents()).isEqualTo(before);
    }
  }

  /**
   * The bytes of the database and its log; what SQLite only shares between processes may change.
   */
  private Map<String, ByteBuffer> contents() throws IOException {
    var contents = new TreeMap<String, ByteBuffer>();
    for (var file : List.of(database, log)) {
      if (Files.exists(file)) {
        contents.put(file.toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
      }
    }
    return contents;
  }

  private long page(String table) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        var query = connection.createStatement();
        var found =
            query.executeQuery(
                "SELECT rootpage FROM sqlite_schema WHERE name = '%s'".formatted(table))) {
      assertThat(found.next()).isTrue();
      return (found.getLong(1) - 1) * PAGE;
    }
  }

  /** Beside the log, which another connection keeps from being written back. */
  private void sql(String statement) throws Exception {
    var url = "jdbc:sqlite:" + database;
    try (var reader = DriverManager.getConnection(url);
        var begin = reader.createStatement();
        var writer = DriverManager.getConnection(url);
        var change = writer.createStatement()) {
      begin.execute("BEGIN");
      begin.executeQuery("SELECT 1 FROM sqlite_schema").close();
      change.executeUpdate(statement);
      var copies = Files.createDirectory(temporary.resolve("copies"));
      for (var file : List.of(database, log)) Files.copy(file, copies.resolve(file.getFileName()));
    }
    for (var file : List.of(database, log)) {
      Files.deleteIfExists(file);
      Files.move(temporary.resolve("copies").resolve(file.getFileName()), file);
    }
  }

  private static void cut(Path file, long size) throws IOException {
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(size);
    }
  }

  private static void write(Path file, long offset, byte[] bytes) throws IOException {
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(offset);
      open.write(bytes);
    }
  }
}
