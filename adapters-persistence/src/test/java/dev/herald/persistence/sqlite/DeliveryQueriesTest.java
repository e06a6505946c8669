package dev.herald.persistence.sqlite;

import static dev.herald.application.testkit.Samples.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.event.DomainEvent.ChannelCreated;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.sql.SqlChannelRepository;
import dev.herald.persistence.sql.SqlDeadLetters;
import dev.herald.persistence.sql.SqlDeliveryQueue;
import dev.herald.persistence.sql.SqlEventLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** To look for what waits takes no longer where much happened, or there are many dead letters. */
class DeliveryQueriesTest {

  private static final int MANY = 2_000;
  private static final WebhookId RECEIVER = new WebhookId("intranet");
  private static final Instant LATER = Samples.NOW.plusSeconds(1800);
  private static final PageRequest PAGE = PageRequest.first(10);

  private interface Query {
    Object ask(SqlDeliveryQueue queue, SqlDeadLetters deadLetters);
  }

  static final List<Query> QUERIES =
      List.of(
          (queue, dead) -> queue.due(RECEIVER, Samples.NOW, LATER, 100),
          (queue, dead) -> queue.nextDue(RECEIVER),
          (queue, dead) -> queue.blocked(RECEIVER),
          (queue, dead) -> queue.backlog(RECEIVER),
          (queue, dead) -> queue.find(RECEIVER, MANY),
          (queue, dead) -> dead.find(RECEIVER, 1),
          (queue, dead) -> queue.list(RECEIVER, PAGE),
          (queue, dead) -> dead.list(RECEIVER, PAGE));

  @TempDir private static Path folder;
  private static Database database;
  private static Queries queries;
  private static SqlDeliveryQueue queue;
  private static SqlDeadLetters deadLetters;

  /** Of as many events as there are, the last ten wait and all others are dead letters. */
  @BeforeAll
  static void givenManyDeliveries() {
    database = new Database(MadeTables.at(folder.resolve("herald.db")));
    queries = new Queries(database);
    queue = new SqlDeliveryQueue(database);
    deadLetters = new SqlDeadLetters(database);
    var channels = new SqlChannelRepository(database, new WordAnalyzer());
    var events = new SqlEventLog(database);
    database
        .unitOfWork()
        .execute(
            () -> {
              channels.insert(Samples.channel("news"));
              for (var position = 1; position <= MANY; position++) {
                events.append(
                    ADMIN.id(),
                    new ChannelCreated(new ChannelId("news"), Samples.OWNER, Samples.NOW));
                if (position > MANY - 10) {
                  queue.put(RECEIVER, position, 1, Samples.NOW, "HTTP 500");
                } else {
                  deadLetters.add(RECEIVER, position, 13, Samples.NOW, "HTTP 500");
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
    assertThat(queries.effort(() -> query.ask(queue, deadLetters))).isLessThan(MANY);
  }

  @Test
  void dueIsFoundByTheTurnsOfChannelsWithoutAWalkThroughTheEvents() {
    assertThat(queries.plan(() -> queue.due(RECEIVER, Samples.NOW, LATER, 100)))
        .anyMatch(step -> step.contains("USING PRIMARY KEY (receiver=? AND state=?)"))
        .noneMatch(step -> step.matches("SCAN (delivery|event|channel).*"));
  }

  @Test
  void summariesReadWhatTheirReceiversHaveAlone() {
    var nobodys = Set.of(new WebhookId("nobody"));

    assertThat(queries.effort(() -> queue.backlogs(nobodys))).isLessThan(MANY);
    assertThat(queries.effort(() -> deadLetters.counts(nobodys))).isLessThan(MANY);
    assertThat(queries.plan(() -> queue.backlogs(Set.of(RECEIVER))))
        .noneMatch(step -> step.matches("SCAN (delivery|event|channel).*"));
    assertThat(queries.plan(() -> deadLetters.counts(Set.of(RECEIVER))))
        .noneMatch(step -> step.matches("SCAN (delivery|event|channel).*"));
  }

  @Test
  void redeliveryReadsNoWholeTable() {
    assertThat(queries.plan(() -> queue.redeliver(RECEIVER, Set.of(7L), Samples.NOW)))
        .noneMatch(step -> step.startsWith("SCAN") && !step.contains("VIRTUAL TABLE"));
    assertThat(queries.plan(() -> deadLetters.redeliver(RECEIVER, Set.of(7L), Samples.NOW)))
        .noneMatch(step -> step.startsWith("SCAN") && !step.contains("VIRTUAL TABLE"));
  }

  @Test
  void endOfTheLogIsFoundAtOnce() {
    assertThat(queries.effort(() -> new SqlEventLog(database).end())).isLessThan(100);
  }
}
