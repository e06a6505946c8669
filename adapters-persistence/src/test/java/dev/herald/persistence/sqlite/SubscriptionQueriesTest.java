package dev.herald.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.subscription.Subscription;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.sql.SqlChannelRepository;
import dev.herald.persistence.sql.SqlSubscriptionRepository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of subscribers take no longer where there are many. */
class SubscriptionQueriesTest {

  private static final int MANY = 1_000;
  private static final int WALK = 100;
  private static final ChannelId NEWS = new ChannelId("news");
  private static final PageRequest PAGE = PageRequest.first(10);

  @TempDir private static Path folder;
  private static Database database;
  private static Queries queries;
  private static SqlSubscriptionRepository subscriptions;

  @BeforeAll
  static void givenManySubscribers() {
    database = new Database(MadeTables.at(folder.resolve("herald.db")));
    queries = new Queries(database);
    var channels = new SqlChannelRepository(database, new WordAnalyzer());
    subscriptions = new SqlSubscriptionRepository(database, WALK);
    database
        .unitOfWork()
        .execute(
            () -> {
              channels.insert(Samples.channel("news"));
              for (var i = 1; i <= MANY; i++) {
                subscriptions.insert(Samples.subscription("news", "account-" + i + "."));
              }
            });
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void listLooksAtAPage() {
    assertThat(queries.effort(() -> subscriptions.ofChannel(NEWS, "", PAGE))).isLessThan(MANY);
  }

  @Test
  void searchForWhatIsNotThereLooksNoFurtherThanItsWalk() {
    assertThat(queries.effort(() -> subscriptions.ofChannel(NEWS, "nobody", PAGE)))
        .isLessThan(30 * WALK);
    assertThat(queries.plan(() -> subscriptions.ofChannel(NEWS, "nobody", PAGE)))
        .noneMatch(step -> step.startsWith("SCAN") || step.contains("TEMP B-TREE"));
  }

  @Test
  void pageOfWhatIsFarAwayIsEmptyAndLeadsOn() {
    var first = subscriptions.ofChannel(NEWS, "-777.", PAGE);

    assertThat(first.items()).isEmpty();
    assertThat(first.next()).isPresent();
  }

  @Test
  void whoeverGoesOnFindsAllOnce() {
    assertThat(found("-777.")).containsExactly("account-777.");
    assertThat(found("99.")).hasSize(10).doesNotHaveDuplicates();
    assertThat(found("7.")).hasSize(100).doesNotHaveDuplicates();
    assertThat(found("nobody")).isEmpty();
  }

  private static List<String> found(String text) {
    var found = new ArrayList<String>();
    Optional<Page<Subscription>> page = Optional.of(subscriptions.ofChannel(NEWS, text, PAGE));
    while (page.isPresent()) {
      page.get().items().forEach(it -> found.add(it.account().value()));
      page =
          page.get()
              .next()
              .map(it -> subscriptions.ofChannel(NEWS, text, new PageRequest(10, Optional.of(it))));
    }
    return found;
  }
}
