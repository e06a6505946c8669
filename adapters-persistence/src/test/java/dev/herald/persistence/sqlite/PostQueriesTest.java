package dev.herald.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.PostType;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.sql.SqlChannelRepository;
import dev.herald.persistence.sql.SqlPostRepository;
import dev.herald.persistence.sql.SqlSubscriptionRepository;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

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
  private static Queries queries;
  private static SqlPostRepository posts;

  /** All posts but the first are in one channel, which publishes one in a second. */
  @BeforeAll
  static void givenManyPosts() {
    database = new Database(MadeTables.at(folder.resolve("herald.db")));
    queries = new Queries(database);
    var analyzer = new WordAnalyzer();
    var channels = new SqlChannelRepository(database, analyzer);
    var subscriptions = new SqlSubscriptionRepository(database);
    posts = new SqlPostRepository(database, analyzer);
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
    assertThat(queries.plan(() -> posts.list(query, ChannelScope.ALL)))
        .isNotEmpty()
        .noneMatch(step -> step.contains("TEMP B-TREE"))
        .noneMatch(step -> step.startsWith("SCAN") && !step.contains("VIRTUAL TABLE"));
  }

  @ParameterizedTest
  @FieldSource("LISTS")
  void listLooksAtFewOfManyPosts(PostQuery query) {
    assertThat(queries.effort(() -> posts.list(query, ChannelScope.ALL))).isLessThan(MANY);
  }

  @Test
  void lastPageLooksAtFewOfManyPosts() {
    var last = new PageRequest(10, Optional.of(new Cursor(12)));
    assertThat(queries.effort(() -> posts.list(PostQuery.all(last), ChannelScope.ALL)))
        .isLessThan(MANY);
    assertThat(
            queries.effort(() -> posts.list(PostQuery.all(last).inChannel(BUSY), ChannelScope.ALL)))
        .isLessThan(MANY);
    assertThat(
            queries.effort(
                () -> posts.list(PostQuery.all(last).withWords("even"), ChannelScope.ALL)))
        .isLessThan(MANY);
  }

  @Test
  void historyGoesDownTheSequencesOfItsChannel() {
    assertThat(queries.plan(() -> posts.history(BUSY, OptionalLong.of(MANY), false, 10)))
        .noneMatch(step -> step.contains("TEMP B-TREE"))
        .anyMatch(step -> step.contains("(channel_key=? AND sequence<?)"));
    assertThat(queries.plan(() -> posts.find(BUSY, 7)))
        .anyMatch(step -> step.contains("(channel_key=? AND sequence=?)"));
  }

  @Test
  void historyLooksAtFewOfManyPosts() {
    assertThat(queries.effort(() -> posts.history(BUSY, OptionalLong.empty(), true, 10)))
        .isLessThan(MANY);
    assertThat(queries.effort(() -> posts.history(BUSY, OptionalLong.of(20), false, 10)))
        .isLessThan(MANY);
    assertThat(queries.effort(() -> posts.find(BUSY, 7))).isLessThan(MANY);
  }

  @Test
  void feedOfAQuietChannelLooksAtFewOfManyPosts() {
    assertThat(queries.effort(() -> posts.feed(ANN, ChannelScope.ALL, PAGE))).isLessThan(MANY);
  }

  @Test
  void feedOfABusyChannelLooksAtFewOfManyPosts() {
    assertThat(queries.effort(() -> posts.feed(BOB, ChannelScope.ALL, PAGE))).isLessThan(MANY);
  }

  @Test
  void policyLooksAtFewOfManyPosts() {
    assertThat(queries.effort(() -> posts.publishedLast(BUSY, 10))).isLessThan(MANY);
  }

  private static Instant at(int second) {
    return Samples.NOW.plusSeconds(second);
  }
}
