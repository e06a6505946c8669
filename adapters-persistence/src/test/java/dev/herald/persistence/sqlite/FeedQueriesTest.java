package dev.herald.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.AccountId;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.sql.SqlChannelRepository;
import dev.herald.persistence.sql.SqlPostRepository;
import dev.herald.persistence.sql.SqlSubscriptionRepository;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds and unread counts take no longer where there are many posts, or many subscriptions. */
class FeedQueriesTest {

  private static final int CHANNELS = 100;
  private static final int BUSY_POSTS = 4_000;
  private static final AccountId OF_BUSY = new AccountId("busy");
  private static final AccountId OF_SOME = new AccountId("some");
  private static final AccountId OF_ALL = new AccountId("all");
  private static final int EFFORT_OF_A_PAGE = 3_000;

  @TempDir private static Path folder;
  private static Database database;
  private static Queries queries;
  private static SqlPostRepository posts;
  private static SqlSubscriptionRepository subscriptions;

  /** A hundred channels published ten times each; from then on two publish by turns. */
  @BeforeAll
  static void givenManyPosts() {
    database = new Database(MadeTables.at(folder.resolve("herald.db")));
    queries = new Queries(database);
    var analyzer = new WordAnalyzer();
    var channels = new SqlChannelRepository(database, analyzer);
    subscriptions = new SqlSubscriptionRepository(database);
    posts = new SqlPostRepository(database, analyzer);
    database
        .unitOfWork()
        .execute(
            () -> {
              channels.insert(Samples.channel("busy"));
              channels.insert(Samples.channel("other"));
              subscriptions.insert(Samples.subscription("busy", "busy"));
              subscriptions.insert(Samples.subscription("busy", "all"));
              for (var i = 0; i < CHANNELS; i++) {
                var channel = "channel-" + i;
                channels.insert(Samples.channel(channel));
                subscriptions.insert(Samples.subscription(channel, "all"));
                if (i < 5) subscriptions.insert(Samples.subscription(channel, "some"));
              }
              for (var i = 0; i < 10 * CHANNELS; i++) publish("channel-" + i % CHANNELS);
              for (var i = 0; i < BUSY_POSTS; i++) publish(i % 2 == 0 ? "busy" : "other");
            });
  }

  private static void publish(String channel) {
    var sequence = posts.lastSequence(Samples.channel(channel).id()) + 1;
    posts.insert(Samples.post(channel, sequence, Samples.text("A"), Samples.NOW));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void firstPageTakesAboutTheSameHoweverManyAreFollowed() {
    assertThat(effort(OF_BUSY, PageRequest.first(10))).isLessThan(EFFORT_OF_A_PAGE);
    assertThat(effort(OF_SOME, PageRequest.first(10))).isLessThan(EFFORT_OF_A_PAGE);
    assertThat(effort(OF_ALL, PageRequest.first(10))).isLessThan(EFFORT_OF_A_PAGE);
  }

  @Test
  void pageFarBackWalksPastNoNewerPosts() {
    assertThat(effort(OF_BUSY, before(1_100))).isLessThan(EFFORT_OF_A_PAGE);
    assertThat(effort(OF_BUSY, before(1_001 + BUSY_POSTS / 2))).isLessThan(EFFORT_OF_A_PAGE);
    assertThat(effort(OF_SOME, before(500))).isLessThan(EFFORT_OF_A_PAGE);
    assertThat(effort(OF_ALL, before(500))).isLessThan(EFFORT_OF_A_PAGE);
  }

  @Test
  void largestPageOfQuietChannelsLooksAtFewPostsOfEach() {
    assertThat(effort(OF_SOME, PageRequest.first(PageRequest.MAX_LIMIT)))
        .isLessThan(4 * EFFORT_OF_A_PAGE);
  }

  @Test
  void looksForPostsInAnIndexAlone() {
    assertThat(queries.plan(() -> posts.feed(OF_SOME, ChannelScope.ALL, before(500))))
        .noneMatch(step -> step.startsWith("SCAN post"))
        .anyMatch(
            step ->
                step.startsWith("SEARCH middle USING COVERING INDEX")
                    && step.contains("(channel_key=? AND sequence=?)"))
        .anyMatch(
            step ->
                step.startsWith("SEARCH next USING COVERING INDEX")
                    && step.contains("(channel_key=? AND sequence>? AND sequence<?)"));
  }

  @Test
  void unreadCountsLookAtTheNewestPostOfEachChannelAlone() {
    assertThat(
            queries.effort(
                () -> subscriptions.ofAccount(OF_ALL, ChannelScope.ALL, PageRequest.first(10))))
        .isLessThan(EFFORT_OF_A_PAGE / 5);
    assertThat(
            queries.plan(
                () -> subscriptions.ofAccount(OF_ALL, ChannelScope.ALL, PageRequest.first(10))))
        .noneMatch(step -> step.startsWith("SCAN") || step.contains("TEMP B-TREE"))
        .anyMatch(step -> step.startsWith("SEARCH post USING COVERING INDEX"));
  }

  @Test
  void readMarkerIsFoundAndSetWithoutAWalk() {
    var busy = Samples.channel("busy").id();
    assertThat(queries.effort(() -> subscriptions.find(busy, OF_ALL)))
        .isLessThan(EFFORT_OF_A_PAGE / 20);
    var read = subscriptions.find(busy, OF_ALL).orElseThrow().readUpTo(7, 2_000);
    assertThat(queries.effort(() -> subscriptions.update(read))).isLessThan(EFFORT_OF_A_PAGE / 20);
  }

  private static int effort(AccountId account, PageRequest page) {
    return queries.effort(() -> posts.feed(account, ChannelScope.ALL, page));
  }

  private static PageRequest before(long position) {
    return new PageRequest(10, Optional.of(new Cursor(position)));
  }
}
