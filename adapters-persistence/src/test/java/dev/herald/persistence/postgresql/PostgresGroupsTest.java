package dev.herald.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.testkit.Await;
import dev.herald.domain.account.Account;
import dev.herald.domain.id.AccountId;
import dev.herald.persistence.sql.SqlAccountRepository;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Units share a transaction, in which one that fails is undone alone. */
@Timeout(60)
class PostgresGroupsTest {

  private final PostgresDatabase database = PostgresServer.open(PostgresServer.newDatabase());
  private final SqlAccountRepository accounts = new SqlAccountRepository(database);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger runs = new AtomicInteger();
  private final CountDownLatch isWriting = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @AfterEach
  void close() {
    goOn.countDown();
    threads.shutdownNow();
    database.close();
  }

  @Test
  void unitThatFailsBeforeItWritesCostsTheOthersNothing() throws Exception {
    var refusal = new IllegalStateException("no luck");

    var units =
        inOneGroup(
            () -> save("ann"),
            () -> {
              throw refusal;
            },
            () -> save("ben"));

    assertThatThrownBy(() -> await(units.get(1))).cause().isSameAs(refusal);
    assertThat(await(units.get(0))).isTrue();
    assertThat(await(units.get(2))).isTrue();
    assertThat(runs).hasValue(2);
    assertThat(find("ann")).isTrue();
    assertThat(find("ben")).isTrue();
  }

  @Test
  void unitThatFailsAfterItHasWrittenIsUndoneAlone() throws Exception {
    var fault = new IllegalStateException("no luck");

    var units =
        inOneGroup(
            () -> save("ann"),
            () -> {
              save("bad");
              throw fault;
            },
            () -> save("ben"));

    assertThatThrownBy(() -> await(units.get(1))).cause().isSameAs(fault);
    assertThat(await(units.get(0))).isTrue();
    assertThat(await(units.get(2))).isTrue();
    assertThat(runs).as("the first two ran twice").hasValue(5);
    assertThat(find("ann")).isTrue();
    assertThat(find("bad")).isFalse();
    assertThat(find("ben")).isTrue();
  }

  @Test
  void unitWhoseQueryFailsIsUndoneAlone() throws Exception {
    var units =
        inOneGroup(
            () -> save("ann"),
            () -> database.read(db -> db.createQuery("SELECT 1 / 0").mapTo(Boolean.class).one()),
            () -> save("ben"));

    assertThatThrownBy(() -> await(units.get(1))).rootCause().hasMessageContaining("division");
    assertThat(await(units.get(0))).isTrue();
    assertThat(await(units.get(2))).isTrue();
    assertThat(find("ann")).isTrue();
    assertThat(find("ben")).isTrue();
  }

  private interface Work {
    boolean run();
  }

  /** They all wait for one that is done before. */
  private List<Future<Boolean>> inOneGroup(Work... all) throws Exception {
    var before = threads.submit(() -> database.unitOfWork().execute(this::awaitGoOn));
    assertThat(isWriting.await(60, TimeUnit.SECONDS)).isTrue();
    var units =
        List.of(all).stream()
            .map(
                work -> {
                  var waiting = database.figures(0).waitingUnits();
                  var unit = threads.submit(() -> database.unitOfWork().execute(work::run));
                  Await.until(() -> database.figures(0).waitingUnits() > waiting);
                  return unit;
                })
            .toList();
    goOn.countDown();
    assertThat(await(before)).isTrue();
    return units;
  }

  private boolean awaitGoOn() {
    isWriting.countDown();
    try {
      return goOn.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean await(Future<Boolean> unit) throws Exception {
    return unit.get(60, TimeUnit.SECONDS);
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
