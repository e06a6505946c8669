package dev.herald.persistence;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.persistence.backup.Backup;
import dev.herald.persistence.backup.Progress;
import dev.herald.persistence.folder.UnusableDataFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A log is only ever written over the database for which it was written. What a server leaves that
 * is killed, at whatever moment, is taken up as ever.
 */
class LogOriginTest {

  private static final int POSTS = 60;

  @TempDir private Path temporary;

  @Test
  void logOfAnotherHeraldIsRefused() throws IOException {
    var mine = closed("mine", 3);
    var other = killed("other");
    copy("herald.db-wal", other, mine);

    assertRefused(mine);
    Files.delete(mine.resolve("herald.db-wal"));
    assertThat(posts(mine)).isEqualTo(3);
  }

  @Test
  void logOfAnotherHeraldThatWasKilledTooIsRefused() throws IOException {
    var mine = killed("mine");
    var other = killed("other");
    copy("herald.db-wal", other, mine);

    assertRefused(mine);
  }

  /** Both are of the same server, and the copy was made while it had the same log. */
  @Test
  void backupThatIsCopiedBesideAnOldLogIsRefused() throws IOException {
    var folder = temporary.resolve("data");
    var backup = temporary.resolve("backups/one.db");
    var killed = temporary.resolve("killed");
    try (var herald = new RunningData(folder)) {
      fill(herald, "before");
      Files.createDirectory(backup.getParent());
      Backup.make(folder, backup, Progress.SILENT);
      fill(herald, "after");
      leaveAsKilled(folder, killed);
    }

    Files.copy(backup, killed.resolve("herald.db"), StandardCopyOption.REPLACE_EXISTING);

    assertRefused(killed);
    Files.delete(killed.resolve("herald.db-wal"));
    assertThat(posts(killed)).isEqualTo(POSTS);
  }

  @Test
  void whatIsLeftOfAServerThatIsKilledAgainAndAgainIsTakenUp() throws IOException {
    var folder = temporary.resolve("data");
    for (var kill = 0; kill < 4; kill++) {
      var left = temporary.resolve("killed-" + kill);
      try (var herald = new RunningData(folder)) {
        assertThat(posts(herald)).isEqualTo(kill * POSTS);
        fill(herald, "channel-" + kill);
        leaveAsKilled(folder, left);
      }
      folder = left;
    }
    assertThat(posts(folder)).isEqualTo(4 * POSTS);
  }

  @Test
  void whatIsLeftJustAfterTheStartIsTakenUp() throws IOException {
    var folder = closed("data", 3);
    var left = temporary.resolve("left");
    try (var herald = new RunningData(folder)) {
      assertThat(posts(herald)).isEqualTo(3);
      leaveAsKilled(folder, left);
    }
    assertThat(Files.size(left.resolve("herald.db-wal"))).isPositive();
    assertThat(posts(left)).isEqualTo(3);
  }

  /** As after many thousand changes, of which SQLite writes the log back each time. */
  @Test
  void whatIsLeftAfterTheLogWasBegunAnewIsTakenUp() throws Exception {
    var folder = temporary.resolve("data");
    try (var herald = new RunningData(folder)) {
      herald.givenChannel("news");
      for (var round = 0; round < 5; round++) {
        herald.givenPost("news", "p" + round);
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("herald.db"));
            var checkpoint = other.createStatement()) {
          checkpoint.execute("PRAGMA wal_checkpoint(PASSIVE)");
        }
        herald.givenPost("news", "q" + round);
        var left = temporary.resolve("left-" + round);
        leaveAsKilled(folder, left);
        assertThat(posts(left)).isEqualTo(2 * round + 2);
      }
    }
  }

  @Test
  void whatIsLeftBesideACommandIsTakenUp() throws Exception {
    var folder = temporary.resolve("data");
    var left = temporary.resolve("left");
    try (var herald = new RunningData(folder)) {
      fill(herald, "news");
      SharedStore.open(folder).close();
      herald.givenPost("news", "one more");
      leaveAsKilled(folder, left);
    }
    var commandAlone = temporary.resolve("command");
    try (var command = SharedStore.open(left)) {
      assertThat(command.unitOfWork().version()).isZero();
      leaveAsKilled(left, commandAlone);
    }
    assertThat(posts(commandAlone)).isEqualTo(POSTS + 1);
  }

  private Path closed(String name, int posts) {
    var folder = temporary.resolve(name);
    try (var herald = new RunningData(folder)) {
      herald.givenChannel("news");
      for (var i = 0; i < posts; i++) herald.givenPost("news", "p" + i);
    }
    return folder;
  }

  private Path killed(String name) throws IOException {
    var folder = temporary.resolve(name + "-running");
    var killed = temporary.resolve(name);
    try (var herald = new RunningData(folder)) {
      fill(herald, "news");
      leaveAsKilled(folder, killed);
    }
    return killed;
  }

  private static void fill(RunningData herald, String channel) {
    herald.givenChannel(channel);
    for (var i = 0; i < POSTS; i++) herald.givenPost(channel, "p" + i + " " + "x".repeat(2000));
  }

  private static void leaveAsKilled(Path running, Path killed) throws IOException {
    Files.createDirectories(killed);
    for (var name : List.of("herald.db", "herald.db-wal")) copy(name, running, killed);
  }

  private static void copy(String name, Path from, Path to) throws IOException {
    Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private static void assertRefused(Path folder) throws IOException {
    ruleOutChance(folder);
    var before = contents(folder);

    assertThatThrownBy(() -> new RunningData(folder).close())
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageContaining("herald.db-wal was not written for the database herald.db");
    assertThatThrownBy(() -> SharedStore.open(folder).close())
        .isInstanceOf(UnusableDataFolder.class);

    assertThat(contents(folder)).isEqualTo(before);
  }

  /** Numbers are random, and one of 256 fits a log by chance. */
  private static void ruleOutChance(Path folder) throws IOException {
    var salt = contents(folder).get("herald.db-wal").getInt(16);
    try (var database = FileChannel.open(folder.resolve("herald.db"), READ, WRITE)) {
      var number = ByteBuffer.allocate(4);
      database.read(number, 60);
      assertThat(number.getInt(0)).isNotZero();
      var lives = salt - number.getInt(0);
      if (lives >= 0 && lives < 1 << 24) database.write(number.putInt(0, salt + 1).rewind(), 60);
    }
  }

  private static Map<String, ByteBuffer> contents(Path folder) throws IOException {
    var contents = new TreeMap<String, ByteBuffer>();
    for (var name : List.of("herald.db", "herald.db-wal")) {
      contents.put(name, ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name))));
    }
    return contents;
  }

  private static int posts(Path folder) {
    try (var herald = new RunningData(folder)) {
      return posts(herald);
    }
  }

  private static int posts(RunningData herald) {
    var count = 0;
    var page = PageRequest.first(PageRequest.MAX_LIMIT);
    while (true) {
      var posts = herald.ports().posts().list(PostQuery.all(page), ChannelScope.ALL);
      count += posts.items().size();
      if (posts.next().isEmpty()) return count;
      page = new PageRequest(PageRequest.MAX_LIMIT, posts.next());
    }
  }
}
