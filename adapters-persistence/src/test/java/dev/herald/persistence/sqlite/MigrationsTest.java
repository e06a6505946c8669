package dev.herald.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.SessionRepository.Code;
import dev.herald.application.port.out.SessionRepository.Session;
import dev.herald.application.view.EventQuery;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.channel.Visibility;
import dev.herald.domain.event.DomainEvent.Unsubscribed;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.sql.SqlChannelRepository;
import dev.herald.persistence.sql.SqlEventLog;
import dev.herald.persistence.sql.SqlPostRepository;
import dev.herald.persistence.sql.SqlSessionRepository;
import dev.herald.persistence.sql.SqlTokenRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void chooseAFile() {
    file = folder.resolve("herald.db");
  }

  @Test
  void makesTheTablesOnce() {
    new Database(file).close();
    var tables = tables();
    new Database(file).close();

    assertThat(tables)
        .contains("channel", "post", "draft", "subscription", "account", "image", "event", "token")
        .contains("webhook", "receiver", "delivery", "audit");
    assertThat(tables()).isEqualTo(tables);
  }

  /** Or else the newest script would never be run on a database that has the one before. */
  @Test
  void knowsWhichScriptIsTheNewest() {
    new Database(file).close();

    assertThat(column("SELECT version FROM flyway_schema_history ORDER BY installed_rank"))
        .last()
        .isEqualTo(Migrations.NEWEST);
  }

  @Test
  void bringsADatabaseOfAnOlderHeraldUpToDateAndKeepsWhatItHas() {
    migrateTo("1");
    sql("INSERT INTO token (hash, name, role, created_at) VALUES ('ab12', 'ann', 'ADMIN', 0)");
    assertThat(tables()).contains("token").doesNotContain("webhook");

    try (var database = new Database(file)) {
      assertThat(tables()).contains("webhook");
      assertThat(new SqlTokenRepository(database).findByHash("ab12")).isPresent();
    }
  }

  @Test
  void keepsTheSessionsAndCodesOfAnOlderHerald() {
    migrateTo("7");
    sql("INSERT INTO token (hash, name, role, created_at) VALUES ('ab12', 'ann', 'ADMIN', 5)");
    sql("INSERT INTO session (hash, token_hash, ends_at) VALUES ('cd34', 'ab12', 604800007)");
    sql("INSERT INTO sign_in_code (hash, token_hash, ends_at) VALUES ('ef56', 'ab12', 9)");

    try (var database = new Database(file)) {
      var sessions = new SqlSessionRepository(database);
      var ann = new TokenName("ann");
      var begun = Instant.ofEpochMilli(7);
      var use = new Token.Use(begun, Optional.empty());
      assertThat(sessions.findSession("cd34"))
          .contains(new Session("cd34", ann, begun, Instant.ofEpochMilli(604800007), use, ""));
      assertThat(sessions.findCode("ef56"))
          .contains(new Code("ef56", ann, Instant.ofEpochMilli(9)));
    }
  }

  @Test
  void channelsOfAnOlderHeraldArePrivate() {
    migrateTo("10");
    sql(
        """
        INSERT INTO channel (
          id, owner, name, avatar_url, profile, organization, custom_string, subscriber_limit,
          created_at, updated_at, revision)
        VALUES ('news', 'ann', 'News', 'https://a.example/b.png', '', '', '', 10, 0, 0, 1)
        """);

    try (var database = new Database(file)) {
      var channels = new SqlChannelRepository(database, new WordAnalyzer());
      var news = channels.get(new ChannelId("news")).channel();
      assertThat(news.info().visibility()).isEqualTo(Visibility.PRIVATE);
      assertThat(channels.countPublic()).isZero();
    }
  }

  @Test
  void findsThePostsOfAnOlderHeraldByChannelAndTime() {
    migrateTo("2");
    sql(
        """
        INSERT INTO channel (
          id, owner, name, avatar_url, profile, organization, custom_string, subscriber_limit,
          created_at, updated_at, revision, last_sequence, last_post_at)
        VALUES ('news', 'ann', 'News', 'https://a.example/b.png', '', '', '', 10, 0, 0, 1, 2, 60000)
        """);
    sql(
        """
        INSERT INTO post (id, channel_key, sequence, type, text, published_at)
        VALUES ('one', 1, 1, 'TEXT_ONLY', 'A', 59999), ('two', 1, 2, 'TEXT_ONLY', 'B', 60000)
        """);

    try (var database = new Database(file)) {
      var analyzer = new WordAnalyzer();
      var news = new SqlChannelRepository(database, analyzer).get(new ChannelId("news"));
      assertThat(news.postCount()).isEqualTo(2);
      assertThat(news.lastPostAt()).contains(Instant.ofEpochMilli(60_000));
      var firstMinute =
          PostQuery.all(PageRequest.first(10)).between(Instant.EPOCH, Instant.ofEpochMilli(60_000));
      assertThat(
              new SqlPostRepository(database, analyzer).list(firstMinute, ChannelScope.ALL).items())
          .extracting(post -> post.id().value())
          .containsExactly("one");
    }
  }

  /** As a Herald made them that knew no Thai words: the run as a whole. */
  @Test
  void makesTheWordsOfAnOlderHeraldAnewInStepsThatGoOnAfterARestart() {
    migrateTo("3");
    sql(
        """
        INSERT INTO channel (
          id, owner, name, avatar_url, profile, organization, custom_string, subscriber_limit,
          created_at, updated_at, revision)
        VALUES ('news', 'ann', 'ข่าวเช้า', 'https://a.example/b.png', '', '', '', 10, 0, 0, 1)
        """);
    sql("INSERT INTO channel_search (rowid, words) VALUES (1, 'ข่าวเช้า')");
    for (var i = 1; i <= 3; i++) {
      sql(
          """
          INSERT INTO post (id, channel_key, sequence, type, text, published_at)
          VALUES ('p%1$s', 1, %1$s, 'TEXT_ONLY', 'กินข้าวที่บ้าน %1$s', 0)
          """
              .formatted(i));
      sql(
          "INSERT INTO post_search (rowid, words) VALUES (%1$s, 'กินข้าวที่บ้าน %1$s')"
              .formatted(i));
    }

    reindex(2);
    assertThat(found("ข้าว")).containsExactly("p3", "p2");
    assertThat(found("1")).containsExactly("p1"); // the words that it had
    reindex(2);
    assertThat(found("ข้าว")).containsExactly("p3", "p2", "p1");
    reindex(2);
    try (var database = new Database(file)) {
      var channels = new SqlChannelRepository(database, new WordAnalyzer());
      assertThat(channels.list("เช้า", ChannelScope.ALL, PageRequest.first(10)).items()).hasSize(1);
    }
    assertThat(reindex(2)).isZero();
  }

  private int reindex(int most) {
    try (var database = new Database(file)) {
      var posts = new SqlPostRepository(database, new WordAnalyzer());
      return database.unitOfWork().execute(() -> posts.reindex(most));
    }
  }

  private List<String> found(String words) {
    try (var database = new Database(file)) {
      var all = PostQuery.all(PageRequest.first(10)).withWords(words);
      return new SqlPostRepository(database, new WordAnalyzer())
          .list(all, ChannelScope.ALL).items().stream().map(post -> post.id().value()).toList();
    }
  }

  @Test
  void findsTheEventsOfChannelsThatAnOlderHeraldDeleted() {
    migrateTo("3");
    sql(
        """
        INSERT INTO channel (
          id, owner, name, avatar_url, profile, organization, custom_string, subscriber_limit,
          created_at, updated_at, revision, deleted_at, purged)
        VALUES ('news', '', '', NULL, '', '', '', 10, 0, 0, 1, 0, 1)
        """);
    sql(
        """
        INSERT INTO event (channel_key, type, at, subject)
        VALUES (1, 'ChannelCreated', 0, 'ann'), (1, 'ChannelDeleted', 0, 'ann' || char(10) || 'N')
        """);

    try (var database = new Database(file)) {
      var channels = new SqlChannelRepository(database, new WordAnalyzer());
      database.unitOfWork().execute(() -> channels.purge(10));
    }

    assertThat(column("SELECT type FROM event")).containsExactly("ChannelDeleted");
  }

  @Test
  void readsTheEventsOfSubscriptionsOfAnOlderHerald() {
    migrateTo("11");
    sql(
        """
        INSERT INTO channel (
          id, owner, name, avatar_url, profile, organization, custom_string, subscriber_limit,
          created_at, updated_at, revision)
        VALUES ('news', 'ann', 'News', 'https://a.example/b.png', '', '', '', 10, 0, 0, 1)
        """);
    sql("INSERT INTO event (channel_key, type, at, subject) VALUES (1, 'Unsubscribed', 0, 'ann')");

    try (var database = new Database(file)) {
      var ann = new AccountId("ann");
      var found = new SqlEventLog(database).find(EventQuery.ofSubscriber(ann), 0, 10);
      assertThat(found.entries())
          .extracting(EventLog.Entry::event)
          .containsExactly(
              new Unsubscribed(new ChannelId("news"), ann, NotificationMode.NOTIFY, Instant.EPOCH));
    }
  }

  @Test
  void knowsWhatAnOlderHeraldGaveUpAndWhichBytesHaveNoImage() {
    migrateTo("9");
    sql(
        """
        INSERT INTO channel (
          id, owner, name, avatar_url, profile, organization, custom_string, subscriber_limit,
          created_at, updated_at, revision)
        VALUES ('news', 'ann', 'News', 'https://a.example/b.png', '', '', '', 10, 0, 0, 1)
        """);
    sql(
        "INSERT INTO event (channel_key, type, at, subject) VALUES (1, 'ChannelCreated', 0, 'ann')");
    sql("INSERT INTO delivery VALUES ('callback', 'FAILED', 1, 3, 0, 'Nobody was there.')");
    sql("INSERT INTO stray_image VALUES ('ab12', 0)");

    new Database(file).close();

    assertThat(column("SELECT state FROM delivery")).containsExactly("DEAD_LETTER");
    assertThat(column("SELECT id FROM orphaned_image")).containsExactly("ab12");
  }

  @Test
  void refusesADatabaseOfANewerHeraldAndLeavesItAlone() throws IOException {
    new Database(file).close();
    sql(
        """
        INSERT INTO flyway_schema_history
        SELECT 1 + max(installed_rank), '999', 'of tomorrow', 'SQL', 'V999__of_tomorrow.sql', 1,
          'somebody', installed_on, 1, true
        FROM flyway_schema_history
        """);
    var before = Files.readAllBytes(file);

    assertThatThrownBy(() -> new Database(file))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessage(
            "The database %s was written by a newer Herald (its tables are at version 999). Start that one.",
            file);
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void refusesTablesThatAnEarlierStartLeftHalfMadeAndLeavesThemAlone() throws IOException {
    new Database(file).close();
    sql("UPDATE flyway_schema_history SET success = 0 WHERE version = '002'");
    var before = Files.readAllBytes(file);

    assertThatThrownBy(() -> new Database(file))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessage(
            "The tables of the database %s could not be brought to version 002 by an earlier start. Put back the copy from before it.",
            file);
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void refusesTablesThatWereMadeByOtherScriptsInASentence() {
    migrateTo("2");
    sql("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '001'");

    assertThatThrownBy(() -> new Database(file))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageStartingWith("The database " + file + " can't be opened: ")
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("\n"));
  }

  @Test
  void refusesAFileThatIsNoDatabaseAndLeavesItAlone() throws IOException {
    var letter = "Dear Herald, this is a letter and no database. ".repeat(100);
    Files.writeString(file, letter);

    assertThatThrownBy(() -> new Database(file))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageStartingWith("The database " + file + " can't be opened: ")
        .hasMessageContaining("file is not a database");
    assertThat(file).hasContent(letter);
  }

  @Test
  void refusesADatabaseOfAnotherProgramAndLeavesItAlone() {
    sql("CREATE TABLE recipe (name TEXT)");

    assertThatThrownBy(() -> new Database(file))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageStartingWith("The database " + file + " can't be opened: ");
    assertThat(tables()).containsExactly("recipe");
  }

  private void migrateTo(String version) {
    Flyway.configure()
        .dataSource("jdbc:sqlite:" + file, null, null)
        .locations("classpath:db/sqlite")
        .target(version)
        .load()
        .migrate();
  }

  private void sql(String command) {
    Jdbi.create("jdbc:sqlite:" + file).useHandle(db -> db.execute(command));
  }

  private List<String> tables() {
    return column("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  }

  private List<String> column(String query) {
    return Jdbi.create("jdbc:sqlite:" + file)
        .withHandle(db -> db.createQuery(query).mapTo(String.class).list());
  }
}
