package dev.herald.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.out.SessionRepository.Code;
import dev.herald.application.port.out.SessionRepository.Session;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.Token;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.permission.Role;
import dev.herald.persistence.RunningData;
import dev.herald.persistence.folder.UnusableDataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup becomes a data folder again, or nothing is touched. */
class RestoreTest {

  private static final Instant LATER = Samples.NOW.plus(Duration.ofDays(40));

  @TempDir private Path temporary;
  private RunningData herald;
  private Path file;
  private Path target;
  private ImageId image;
  private Set<String> revoked = Set.of();

  @BeforeEach
  void givenABackup() throws IOException {
    herald = new RunningData(temporary.resolve("data"));
    herald.givenChannel("news");
    image = herald.upload("a picture");
    herald.show("news", image);
    herald.givenPost("news", "red apple");
    herald.append("news");
    file = temporary.resolve("backups/one.db");
    target = temporary.resolve("target");
    Backup.make(herald.folder(), file, Progress.SILENT);
  }

  @AfterEach
  void close() {
    herald.close();
  }

  @Test
  void hasEverythingThatTheBackupHas() throws Exception {
    var restored = restore(false);

    assertThat(restored.images()).isEqualTo(1);
    assertThat(restored.before()).isEmpty();
    reopen();
    var news = herald.ports().channels().get(new ChannelId("news"));
    assertThat(news.postCount()).isEqualTo(2);
    assertThat(texts()).isEqualTo(1);
    assertThat(herald.file(image)).hasContent("a picture");
    try (var kept = herald.ports().imageStore().open(image)) {
      assertThat(kept.bytes()).hasContent("a picture");
    }
  }

  private int texts() {
    var words = PostQuery.all(PageRequest.first(10)).withWords("apple");
    return herald.ports().posts().list(words, ChannelScope.ALL).items().size();
  }

  /** Receivers know the events that came after the backup. */
  @Test
  void givesNoEventAPositionThatAnEarlierOneHad() throws Exception {
    herald.append("news");
    var known = herald.ports().events().end();
    restore(false);

    reopen();
    herald.append("news");
    var first = herald.ports().events().end();
    herald.close();
    Files.move(target, temporary.resolve("first"));
    Restore.run(file, target, false, LATER.plusMillis(1), Progress.SILENT, (store, origin) -> {});
    reopen();
    herald.append("news");

    assertThat(first).isGreaterThan(known);
    assertThat(herald.ports().events().end()).isGreaterThan(first);
  }

  /** Readers of streams who come back with the position of an event that is no more. */
  @Test
  void knowsWhichPositionsWereLost() throws Exception {
    var kept = herald.ports().events().end();
    herald.append("news");
    var lost = herald.ports().events().end();
    restore(false);

    reopen();

    var events = herald.ports().events();
    assertThat(events.lostAfter(lost)).hasValue(kept);
    assertThat(events.lostAfter(kept)).isEmpty();
    assertThat(events.lostAfter(events.end())).isEmpty();
  }

  /** Clients may know the revisions that came after the backup, and ask for them. */
  @Test
  void givesNoChannelARevisionThatItHadBefore() {
    var known = revision();
    restore(false);
    reopen();

    assertThat(revision()).isGreaterThan(known + 1_000_000);
  }

  private long revision() {
    return herald.ports().channels().get(new ChannelId("news")).channel().revision();
  }

  @Test
  void endsAllSessionsAndKeepsTokens() throws Exception {
    var admin = Samples.token("admin", Role.ADMIN, "ab12");
    var use = new Token.Use(LATER, Optional.empty());
    var session = new Session("cd34", admin.name(), LATER, LATER, use, "Firefox");
    var code = new Code("cd34", admin.name(), LATER);
    herald.write(() -> herald.ports().tokens().insert(admin));
    herald.write(() -> herald.ports().sessions().insertSession(session));
    herald.write(() -> herald.ports().sessions().insertCode(code));
    file = file.resolveSibling("two.db");
    Backup.make(herald.folder(), file, Progress.SILENT);

    restore(false);

    reopen();
    assertThat(herald.ports().tokens().findByHash("ab12")).isPresent();
    assertThat(herald.ports().sessions().findSession("cd34")).isEmpty();
    assertThat(herald.ports().sessions().findCode("cd34")).isEmpty();
  }

  @Test
  void forgetsAnImageThatNothingShowsAndThatIsNotThere() throws Exception {
    var unused = herald.upload("unused");
    file = file.resolveSibling("two.db");
    Backup.make(herald.folder(), file, Progress.SILENT);
    Files.delete(copy(unused));

    assertThat(restore(false).images()).isEqualTo(1);

    reopen();
    assertThat(herald.ports().images().find(unused)).isEmpty();
    assertThat(herald.ports().images().find(image)).isPresent();
  }

  @Test
  void isRefusedIfThereAreDataAndNobodySaysReplace() throws Exception {
    givenOldData();
    var before = contents(target);

    assertThatThrownBy(() -> restore(false))
        .isInstanceOf(BackupFailure.class)
        .hasMessageContaining("There are data in " + target + " already.");
    assertThat(contents(target)).isEqualTo(before);
  }

  @Test
  void movesOldDataAside() throws Exception {
    givenOldData();

    var old = restore(true).before().orElseThrow();

    assertThat(old.getParent()).isEqualTo(target);
    assertThat(old.getFileName().toString()).isEqualTo("before-20240610T120000123Z");
    assertThat(new TreeMap<>(contents(old)).keySet()).contains("herald.db");
    try (var other = new RunningData(Files.move(old, temporary.resolve("old")))) {
      assertThat(other.ports().channels().find(new ChannelId("old"))).isPresent();
    }
    reopen();
    assertThat(herald.ports().channels().find(new ChannelId("old"))).isEmpty();
    assertThat(texts()).isEqualTo(1);
  }

  @Test
  void tellsWhichTokensTheOldDataKnowToBeRevoked() {
    try (var old = new RunningData(target)) {
      var tokens = old.ports().tokens();
      old.write(() -> tokens.insert(Samples.token("press", Role.EDITOR, "a".repeat(64))));
      var thief = Samples.token("thief", Role.ADMIN, "b".repeat(64));
      old.write(() -> tokens.insert(thief.revoked(Samples.NOW)));
    }

    restore(true);

    assertThat(revoked).containsExactly("b".repeat(64));
  }

  @Test
  void replacesOldDataThatCanNoLongerBeRead() throws Exception {
    givenOldData();
    Files.writeString(target.resolve("herald.db"), "no database at all");

    restore(true);

    assertThat(revoked).isEmpty();
    reopen();
    assertThat(texts()).isEqualTo(1);
  }

  private void givenOldData() {
    try (var old = new RunningData(target)) {
      old.givenChannel("old");
    }
  }

  @Test
  void isRefusedWhileAServerHasTheFolder() throws Exception {
    try (var server = new RunningData(target)) {
      server.givenChannel("old");

      assertThatThrownBy(() -> restore(true))
          .isInstanceOf(UnusableDataFolder.class)
          .hasMessageContaining("Another Herald uses the data folder " + target);
      assertThat(server.ports().channels().find(new ChannelId("old"))).isPresent();
    }
  }

  @Test
  void isRefusedIfALetterOfTheBackupHasChanged() throws Exception {
    var bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertRefused("The backup " + file + " is damaged: it is not the file whose SHA-256 is in ");
  }

  @Test
  void isRefusedIfTheBackupIsCutShort() throws Exception {
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 40_000));
    assertRefused("The backup " + file + " is damaged");

    Files.delete(Checksum.besides(file));
    assertRefused("is damaged");
  }

  @Test
  void isRefusedIfTheFileIsNoBackup() throws Exception {
    Files.delete(Checksum.besides(file));
    Files.writeString(file, "a letter ".repeat(100));
    assertRefused(file + " is no database of Herald's.");

    Files.delete(file);
    sql("CREATE TABLE recipe (name TEXT)");
    assertRefused(file + " is no database of Herald's.");

    Files.delete(file);
    assertRefused("There is no file " + file + ".");
  }

  @Test
  void isRefusedIfANewerHeraldMadeTheBackup() throws Exception {
    Files.delete(Checksum.besides(file));
    sql(
        """
        UPDATE flyway_schema_history SET version = '999'
        WHERE installed_rank = (SELECT max(installed_rank) FROM flyway_schema_history)
        """);

    assertRefused("was written by a newer Herald (its tables are at version 999). Use that one.");
  }

  @Test
  void isRefusedIfImagesAreMissing() throws Exception {
    Files.delete(copy(image));

    assertRefused("1 images of the backup that posts or channels show are not in ");
    assertRefused(image + " is missing");
  }

  @Test
  void isRefusedIfAnImageIsDamaged() throws Exception {
    Files.writeString(copy(image), "a puzzle!");

    assertThatThrownBy(() -> restore(false))
        .isInstanceOf(BackupFailure.class)
        .hasMessageContaining(image + " is damaged");
    assertThat(contents(target)).isEqualTo(Map.of("herald.lock", 0L));
  }

  @Test
  void isRefusedIfPartOfTheFileIsInALogBesideIt() throws Exception {
    Files.writeString(file.resolveSibling("one.db-wal"), "what came last");

    assertRefused(file + " is not the whole of a database");
  }

  @Test
  void isRefusedIfTheClockIsFarBehind() {
    assertThatThrownBy(
            () ->
                Restore.run(
                    file,
                    target,
                    false,
                    Samples.NOW.minus(Duration.ofDays(2)),
                    Progress.SILENT,
                    (store, origin) -> {}))
        .isInstanceOf(BackupFailure.class)
        .hasMessageStartingWith("The clock of this machine says 2024-04-29T12:00:00.123Z");
    assertThat(target).doesNotExist();
  }

  @Test
  void leavesOldDataAsTheyWereIfItIsEnded() throws Exception {
    givenOldData();
    var before = contents(target);

    assertThatThrownBy(
            () ->
                Restore.run(
                    file,
                    target,
                    true,
                    LATER,
                    (step, done, all) -> step != Progress.Step.DATABASE,
                    (store, origin) -> {}))
        .isInstanceOf(BackupFailure.class);
    assertThat(contents(target)).isEqualTo(before);
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> restore(false))
        .hasMessageContaining(why)
        .satisfies(
            it -> assertThat(it).isInstanceOfAny(BackupFailure.class, UnusableDataFolder.class));
    assertThat(target).doesNotExist();
  }

  private Restore.Summary restore(boolean replaces) {
    return Restore.run(
        file,
        target,
        replaces,
        LATER,
        Progress.SILENT,
        (store, it) -> revoked = it.revokedTokens());
  }

  private void reopen() {
    herald.close();
    herald = new RunningData(target);
  }

  private Path copy(ImageId id) {
    return file.resolveSibling("images").resolve(id.value().substring(0, 2)).resolve(id.value());
  }

  private void sql(String statement) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var run = connection.createStatement()) {
      run.executeUpdate(statement);
    }
  }

  /** The files of a folder, with their lengths. */
  private static Map<String, Long> contents(Path folder) throws IOException {
    var contents = new TreeMap<String, Long>();
    try (var files = Files.walk(folder)) {
      for (var path : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        contents.put(folder.relativize(path).toString(), Files.size(path));
      }
    }
    return contents;
  }
}
