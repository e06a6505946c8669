package dev.herald.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.application.view.DeliveryView.State;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.event.DomainEvent.ChannelCreated;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.persistence.search.WordAnalyzer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** To look for what waits takes no longer where much happened, or much was given up. */
class DeliveryQueriesTest {

  private static final int MANY = 2_000;
  private static final WebhookId RECEIVER = new WebhookId("intranet");
  private static final PageRequest PAGE = PageRequest.first(10);

  private interface Query {
    Object ask(SqliteDeliveryLog deliveries);
  }

  static final List<Query> QUERIES =
      List.of(
          it -> it.due(RECEIVER, Samples.NOW, 100),
          it -> it.nextDue(RECEIVER),
          it -> it.blocked(RECEIVER),
          it -> it.count(RECEIVER, State.WAITING),
          it -> it.oldestFailing(RECEIVER),
          it -> it.find(RECEIVER, MANY),
          it -> it.list(RECEIVER, State.WAITING, PAGE),
          it -> it.list(RECEIVER, State.FAILED, PAGE));

  @TempDir private static Path folder;
  private static Database database;
  private static Queries queries;
  private static SqliteDeliveryLog deliveries;

  /** Of as many events as there are, the last ten wait and all others were given up. */
  @BeforeAll
  static void givenManyDeliveries() {
    database = new Database(folder.resolve("herald.db"));
    queries = new Queries(database);
    deliveries = new SqliteDeliveryLog(database);
    var channels = new SqliteChannelRepository(database, new WordAnalyzer());
    var events = new SqliteEventLog(database);
    database
        .unitOfWork()
        .execute(
            () -> {
              channels.insert(Samples.channel("news"));
              for (var position = 1; position <= MANY; position++) {
                events.append(
                    new ChannelCreated(new ChannelId("news"), Samples.OWNER, Samples.NOW));
                if (position > MANY - 10) {
                  deliveries.await(RECEIVER, position, 1, Samples.NOW, "HTTP 500");
                } else {
                  deliveries.giveUp(RECEIVER, position, 13, Samples.NOW, "HTTP 500");
                }
              }
            });
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @FieldSource("QUERIES")
  void looksAtFewOfManyDeliveries(Query query) {
    assertThat(queries.effort(() -> query.ask(deliveries))).isLessThan(MANY);
  }

  @Test
  void dueIsFoundByTheTurnsOfChannelsWithoutAWalkThroughTheEvents() {
    assertThat(queries.plan(() -> deliveries.due(RECEIVER, Samples.NOW, 100)))
        .anyMatch(step -> step.contains("USING PRIMARY KEY (receiver=? AND state=?)"))
        .noneMatch(step -> step.matches("SCAN (delivery|event|channel).*"));
  }

  @Test
  void replayReadsNoWholeTable() {
    assertThat(queries.plan(() -> deliveries.revive(RECEIVER, Set.of(7L), Samples.NOW)))
        .noneMatch(step -> step.startsWith("SCAN") && !step.contains("VIRTUAL TABLE"));
  }

  @Test
  void endOfTheLogIsFoundAtOnce() {
    assertThat(queries.effort(() -> new SqliteEventLog(database).end())).isLessThan(100);
  }
}
