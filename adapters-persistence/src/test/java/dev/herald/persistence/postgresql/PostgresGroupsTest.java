package dev.herald.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.testkit.Await;
import dev.herald.domain.account.Account;
import dev.herald.domain.id.AccountId;
import dev.herald.persistence.sql.SqlAccountRepository;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Units share a transaction, in which one that fails is undone alone. */
@Timeout(60)
class PostgresGroupsTest {

  private final DatabaseUrl url = PostgresServer.newDatabase();
  private final PostgresDatabase database = PostgresServer.open(url);
  private final SqlAccountRepository accounts = new SqlAccountRepository(database);
  private final OneGroup group = new OneGroup(database);
  private final AtomicInteger runs = new AtomicInteger();

  @AfterEach
  void close() {
    group.close();
    database.close();
  }

  @Test
  void unitThatFailsBeforeItWritesCostsTheOthersNothing() throws Exception {
    var refusal = new IllegalStateException("no luck");

    var units =
        group.run(
            () -> save("ann"),
            () -> {
              throw refusal;
            },
            () -> save("ben"));

    assertThatThrownBy(() -> OneGroup.await(units.get(1))).cause().isSameAs(refusal);
    assertThat(OneGroup.await(units.get(0))).isTrue();
    assertThat(OneGroup.await(units.get(2))).isTrue();
    assertThat(runs).hasValue(2);
    assertThat(find("ann")).isTrue();
    assertThat(find("ben")).isTrue();
  }

  @Test
  void unitThatFailsAfterItHasWrittenIsUndoneAlone() throws Exception {
    var fault = new IllegalStateException("no luck");

    var units =
        group.run(
            () -> save("ann"),
            () -> {
              save("bad");
              throw fault;
            },
            () -> save("ben"));

    assertThatThrownBy(() -> OneGroup.await(units.get(1))).cause().isSameAs(fault);
    assertThat(OneGroup.await(units.get(0))).isTrue();
    assertThat(OneGroup.await(units.get(2))).isTrue();
    assertThat(runs).as("the first two ran twice").hasValue(5);
    assertThat(find("ann")).isTrue();
    assertThat(find("bad")).isFalse();
    assertThat(find("ben")).isTrue();
  }

  @Test
  void unitWhoseQueryFailsIsUndoneAlone() throws Exception {
    var units =
        group.run(
            () -> save("ann"),
            () -> database.read(db -> db.createQuery("SELECT 1 / 0").mapTo(Boolean.class).one()),
            () -> save("ben"));

    assertThatThrownBy(() -> OneGroup.await(units.get(1)))
        .rootCause()
        .hasMessageContaining("division");
    assertThat(OneGroup.await(units.get(0))).isTrue();
    assertThat(OneGroup.await(units.get(2))).isTrue();
    assertThat(find("ann")).isTrue();
    assertThat(find("ben")).isTrue();
  }

  @Test
  void unitsThatComeWhileOthersHaveTheTurnAreOneGroup() throws Exception {
    var threads = Executors.newCachedThreadPool();
    try (var other = PostgresServer.open(url)) {
      var before = database.figures(0).commits();
      var units =
          other
              .unitOfWork()
              .execute(
                  () -> {
                    var first =
                        threads.submit(() -> database.unitOfWork().execute(() -> save("ann")));
                    Await.until(() -> PostgresServer.isATurnWaitedFor(url));
                    var more =
                        Stream.of("ben", "cat")
                            .map(
                                it ->
                                    threads.submit(
                                        () -> database.unitOfWork().execute(() -> save(it))))
                            .toList();
                    Await.until(() -> database.figures(0).waitingUnits() == 2);
                    return List.of(first, more.get(0), more.get(1));
                  });

      for (var unit : units) assertThat(OneGroup.await(unit)).isTrue();
      assertThat(database.figures(0).commits() - before).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean save(String account) {
    runs.incrementAndGet();
    accounts.save(Account.of(new AccountId(account)));
    return true;
  }

  private boolean find(String account) {
    return accounts.find(new AccountId(account)).isPresent();
  }
}
