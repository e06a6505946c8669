package dev.herald.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.PostType;
import dev.herald.persistence.search.WordAnalyzer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.sqlite.ProgressHandler;

/** Lists of posts take no longer where there are many. */
class PostQueriesTest {

  private static final int MANY = 2_000;
  private static final ChannelId BUSY = new ChannelId("busy");
  private static final ChannelId QUIET = new ChannelId("quiet");
  private static final AccountId ANN = new AccountId("ann");
  private static final AccountId BOB = new AccountId("bob");
  private static final PageRequest PAGE = PageRequest.first(10);
  private static final PostQuery ALL = PostQuery.all(PAGE);

  static final List<PostQuery> LISTS =
      List.of(
          ALL,
          ALL.inChannel(QUIET),
          ALL.inChannel(BUSY),
          ALL.ofType(PostType.TEXT_ONLY),
          ALL.ofType(PostType.CUSTOM),
          ALL.withWords("even"),
          ALL.withWords("even").inChannel(BUSY),
          ALL.withWords("even").inChannel(QUIET),
          ALL.inChannel(BUSY).ofType(PostType.CUSTOM),
          ALL.between(at(0), at(20)),
          ALL.between(at(0), at(20)).inChannel(BUSY),
          ALL.between(at(0), at(20)).withWords("even"),
          ALL.between(at(MANY - 20), at(MANY)));

  @TempDir private static Path folder;
  private static Database database;
  private static SqlitePostRepository posts;

  /** All posts but the first are in one channel, which publishes one in a second. */
  @BeforeAll
  static void givenManyPosts() {
    database = new Database(folder.resolve("herald.db"));
    var analyzer = new WordAnalyzer();
    var channels = new SqliteChannelRepository(database, analyzer);
    var subscriptions = new SqliteSubscriptionRepository(database);
    posts = new SqlitePostRepository(database, analyzer);
    database
        .unitOfWork()
        .execute(
            () -> {
              channels.insert(Samples.channel("quiet"));
              channels.insert(Samples.channel("busy"));
              posts.insert(Samples.post("quiet", 1, Samples.text("even"), at(0)));
              for (var i = 1; i <= MANY; i++) {
                var text = Samples.text(i % 2 == 0 ? "even" : "odd");
                posts.insert(Samples.post("busy", i, text, at(i)));
              }
              subscriptions.insert(Samples.subscription("quiet", "ann"));
              subscriptions.insert(Samples.subscription("quiet", "bob"));
              subscriptions.insert(Samples.subscription("busy", "bob"));
            });
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @FieldSource("LISTS")
  void listNeitherSortsNorReadsAWholeTable(PostQuery query) {
    assertThat(plan(() -> posts.list(query)))
        .isNotEmpty()
        .noneMatch(step -> step.contains("TEMP B-TREE"))
        .noneMatch(step -> step.startsWith("SCAN") && !step.contains("VIRTUAL TABLE"));
  }

  @ParameterizedTest
  @FieldSource("LISTS")
  void listLooksAtFewOfManyPosts(PostQuery query) {
    assertThat(effort(() -> posts.list(query))).isLessThan(MANY);
  }

  @Test
  void historyGoesDownTheSequencesOfItsChannel() {
    assertThat(plan(() -> posts.history(BUSY, OptionalLong.of(MANY), false, 10)))
        .noneMatch(step -> step.contains("TEMP B-TREE"))
        .anyMatch(step -> step.contains("(channel_key=? AND sequence<?)"));
    assertThat(plan(() -> posts.find(BUSY, 7)))
        .anyMatch(step -> step.contains("(channel_key=? AND sequence=?)"));
  }

  @Test
  void historyLooksAtFewOfManyPosts() {
    assertThat(effort(() -> posts.history(BUSY, OptionalLong.empty(), true, 10))).isLessThan(MANY);
    assertThat(effort(() -> posts.history(BUSY, OptionalLong.of(20), false, 10))).isLessThan(MANY);
    assertThat(effort(() -> posts.find(BUSY, 7))).isLessThan(MANY);
  }

  @Test
  void feedOfAQuietChannelLooksAtFewOfManyPosts() {
    assertThat(effort(() -> posts.feed(ANN, PAGE))).isLessThan(MANY);
  }

  @Test
  void feedOfABusyChannelLooksAtFewOfManyPosts() {
    assertThat(effort(() -> posts.feed(BOB, PAGE))).isLessThan(MANY);
  }

  @Test
  void policyLooksAtFewOfManyPosts() {
    assertThat(effort(() -> posts.publishedWithin(BUSY, at(0), at(20), 100))).isLessThan(MANY);
    assertThat(effort(() -> posts.publishedWithin(BUSY, at(MANY - 20), at(MANY), 100)))
        .isLessThan(MANY);
  }

  private static Instant at(int second) {
    return Samples.NOW.plusSeconds(second);
  }

  /** How SQLite goes about the queries of this work, in its own words. */
  private static List<String> plan(Runnable work) {
    var queries = new ArrayList<String>();
    var logger =
        new SqlLogger() {
          @Override
          public void logBeforeExecution(StatementContext context) {
            queries.add(context.getParsedSql().getSql());
          }
        };
    return database
        .unitOfWork()
        .execute(
            () -> {
              var db = database.write();
              db.getConfig(SqlStatements.class).setSqlLogger(logger);
              work.run();
              return List.copyOf(queries).stream().flatMap(query -> explain(db, query)).toList();
            });
  }

  private static Stream<String> explain(Handle db, String query) {
    try (var statement = db.getConnection().createStatement();
        var rows = statement.executeQuery("EXPLAIN QUERY PLAN " + query)) {
      var steps = new ArrayList<String>();
      while (rows.next()) steps.add(rows.getString("detail"));
      return steps.stream();
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** How many instructions SQLite carries out for this work, counted as often as it lets us. */
  private static int effort(Runnable work) {
    var instructions = new AtomicInteger();
    var counter =
        new ProgressHandler() {
          @Override
          protected int progress() {
            instructions.incrementAndGet();
            return 0;
          }
        };
    return database
        .unitOfWork()
        .execute(
            () -> {
              try {
                var connection = database.write().getConnection();
                ProgressHandler.setHandler(connection, 1, counter);
                work.run();
                ProgressHandler.clearHandler(connection);
                return instructions.get();
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
  }
}
