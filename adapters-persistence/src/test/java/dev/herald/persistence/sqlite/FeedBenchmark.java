package dev.herald.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.sql.SqlChannelRepository;
import dev.herald.persistence.sql.SqlPostRepository;
import dev.herald.persistence.sql.SqlSubscriptionRepository;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Says what pages of feeds take. It is run by its name alone. */
class FeedBenchmark {

  private static final int CHANNELS = 500;
  private static final int[] FOLLOWED = {5, 20, 100, 500};
  private static final int LIMIT = 20;
  private static final int WARM_UP = 500;
  private static final int MEASURED = 200;

  @TempDir private Path folder;

  /**
   * Prints microseconds, half of the pages within which.
   *
   * @param share of how many posts one is in a channel that can be followed; the others are in one
   *     that nobody follows
   */
  @Timeout(600)
  @ParameterizedTest
  @CsvSource({"10_000, 1", "1_000_000, 1", "10_000, 100", "1_000_000, 100"})
  void tellsWhatAPageTakes(String number, int share) {
    var count = Integer.parseInt(number.replace("_", ""));
    try (var database = new Database(folder.resolve("herald.db"))) {
      var analyzer = new WordAnalyzer();
      var posts = new SqlPostRepository(database, analyzer);
      var subscriptions = new SqlSubscriptionRepository(database);
      givenSubscriptions(database, new SqlChannelRepository(database, analyzer), subscriptions);
      givenPosts(database, count, share);
      for (var followed : FOLLOWED) {
        var account = account(followed);
        var first = PageRequest.first(LIMIT);
        var hundredth = hundredth(posts, account);
        var middle = after(new Cursor(count / 2));
        System.out.printf(
            Locale.ROOT,
            "%,9d posts, 1 of %3d followed, %3d subscriptions: page 1 %,6d, page 100 %,6d,"
                + " in the middle %,6d, unread counts %,6d%n",
            count,
            share,
            followed,
            micros(() -> posts.feed(account, ChannelScope.ALL, first)),
            micros(() -> posts.feed(account, ChannelScope.ALL, hundredth)),
            micros(() -> posts.feed(account, ChannelScope.ALL, middle)),
            micros(() -> subscriptions.ofAccount(account, ChannelScope.ALL, first)));
      }
    }
  }

  private static AccountId account(int followed) {
    return new AccountId("follows-" + followed);
  }

  private static PageRequest after(Cursor cursor) {
    return new PageRequest(LIMIT, Optional.of(cursor));
  }

  /** Or the last page, if there are fewer. */
  private static PageRequest hundredth(SqlPostRepository posts, AccountId account) {
    var page = PageRequest.first(LIMIT);
    for (var i = 1; i < 100; i++) {
      var next = posts.feed(account, ChannelScope.ALL, page).next();
      if (next.isEmpty()) return page;
      page = after(next.get());
    }
    return page;
  }

  private static long micros(Runnable work) {
    for (var i = 0; i < WARM_UP; i++) work.run();
    var sorted = LongStream.generate(() -> nanos(work)).limit(MEASURED).sorted().toArray();
    return sorted[MEASURED / 2] / 1000;
  }

  private static long nanos(Runnable work) {
    var start = System.nanoTime();
    work.run();
    return System.nanoTime() - start;
  }

  private static void givenSubscriptions(
      Database database, SqlChannelRepository channels, SqlSubscriptionRepository subscriptions) {
    database
        .unitOfWork()
        .execute(
            () -> {
              for (var i = 0; i < CHANNELS; i++) channels.insert(Samples.channel("channel-" + i));
              channels.insert(Samples.channel("busy"));
              for (var followed : FOLLOWED) {
                for (var i = 0; i < followed; i++) {
                  var begun = Samples.subscription("channel-" + i, account(followed).value());
                  subscriptions.insert(
                      i % 5 == 0 ? begun.withDelivery(NotificationMode.MUTED) : begun);
                }
              }
            });
  }

  /** Of 500 bytes each; one of fifty is recalled. */
  private static void givenPosts(Database database, int count, int share) {
    var step = Math.min(count, 50_000);
    for (var from = 1; from <= count; from += step) {
      var first = from;
      var inserted =
          database
              .unitOfWork()
              .execute(
                  () ->
                      database
                          .write()
                          .createUpdate(
                              """
                              WITH RECURSIVE
                                number (n) AS (
                                  SELECT :first UNION ALL
                                  SELECT n + 1 FROM number WHERE n + 1 < :first + :step),
                                placed (n, channel_key) AS MATERIALIZED (
                                  SELECT n, iif(n % :share = 0,
                                    1 + (n * 2654435761 / 65536) % :channels, :channels + 1)
                                  FROM number)
                              INSERT INTO post (
                                position, id, channel_key, sequence, type, text, published_at,
                                recalled_at)
                              SELECT n, 'post-' || n, channel_key,
                                row_number() OVER (PARTITION BY channel_key ORDER BY n) + coalesce(
                                  (SELECT max(sequence) FROM post
                                   WHERE channel_key = placed.channel_key), 0),
                                'TEXT_ONLY', iif(n % 50 = 7, NULL, printf('%.500c', 'x')),
                                n * 1000, iif(n % 50 = 7, n * 1000, NULL)
                              FROM placed
                              ORDER BY n
                              """)
                          .bind("first", first)
                          .bind("step", step)
                          .bind("share", share)
                          .bind("channels", CHANNELS)
                          .execute());
      assertThat(inserted).isEqualTo(step);
    }
  }
}
