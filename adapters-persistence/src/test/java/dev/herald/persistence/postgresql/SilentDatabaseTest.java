package dev.herald.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.failure.Busy;
import dev.herald.application.testkit.Await;
import dev.herald.domain.account.Account;
import dev.herald.domain.id.AccountId;
import dev.herald.persistence.sql.SqlAccountRepository;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A database whose network swallows everything, without a word that a connection is gone, keeps
 * nobody waiting for long, neither while it lasts nor afterwards.
 */
@Timeout(60)
@Order(1)
class SilentDatabaseTest {

  private static final AccountId ANN = new AccountId("ann");

  /** Before a connection would notice it alone, also on a busy computer. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private final DatabaseUrl url = PostgresServer.newDatabase();
  private final AtomicInteger runs = new AtomicInteger();
  private CuttingProxy proxy;
  private PostgresDatabase database;
  private SqlAccountRepository accounts;

  @BeforeEach
  void open() throws InterruptedException {
    proxy = new CuttingProxy(PostgresServer.port());
    database =
        PostgresDatabase.open(
            proxy.to(url),
            new PostgresDatabase.Waits(
                Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(300)),
            reason -> {});
    accounts = new SqlAccountRepository(database);
    awaitListener();
  }

  /** It notices what is written, and that nothing is said any more. */
  private void awaitListener() throws InterruptedException {
    database.unitOfWork().execute(() -> true);
    assertThat(database.unitOfWork().awaitVersion(0, Duration.ofSeconds(30))).isPositive();
  }

  @AfterEach
  void close() {
    database.close();
    proxy.close();
  }

  @Test
  void isBusySoonAndGoesOnSoonAfterwards() {
    proxy.swallow();

    assertSoon(() -> assertThatThrownBy(() -> save(() -> {})).isInstanceOf(Busy.class));
    assertSoon(() -> assertThatThrownBy(() -> accounts.find(ANN)).isInstanceOf(Busy.class));

    proxy.mend();
    Await.until(() -> doesNotRefuse(() -> save(() -> {})), SOON);
    Await.until(() -> doesNotRefuse(() -> accounts.find(ANN).isPresent()), SOON);
    assertThat(database.trouble()).isEmpty();
  }

  /** Its first session is there as long as nobody tells PostgreSQL, and has the turn. */
  @Test
  void unitThatWasUnderWayIsRunAgainSoon() {
    assertSoon(() -> save(this::loseConnections));

    assertThat(runs).hasValue(2);
    assertThat(accounts.find(ANN)).isPresent();
    assertThat(PostgresServer.sessionsWithATurn(url)).isZero();
  }

  @Test
  void queryThatWasUnderWayIsAskedAgainSoon() {
    save(() -> {});

    assertSoon(
        () ->
            database.read(
                db -> {
                  if (runs.incrementAndGet() == 2) loseConnections();
                  return db.createQuery("SELECT 7").mapTo(Integer.class).one();
                }));

    assertThat(runs).hasValue(3);
  }

  @Test
  void isClosedSoonThoughSomebodyWaitsForIt() throws Exception {
    var changing = new FutureTask<>(() -> save(proxy::swallow));
    new Thread(changing).start();
    Await.until(() -> runs.get() == 1);

    assertSoon(
        () -> {
          database.hurry();
          database.close();
        });

    assertThatThrownBy(() -> changing.get(1, TimeUnit.SECONDS)).cause().isInstanceOf(Busy.class);
  }

  private void loseConnections() {
    proxy.swallow();
    proxy.mend();
  }

  private boolean save(Runnable atFirst) {
    return database
        .unitOfWork()
        .execute(
            () -> {
              if (runs.incrementAndGet() == 1) atFirst.run();
              accounts.save(Account.of(ANN));
              return true;
            });
  }

  private static boolean doesNotRefuse(Supplier<Boolean> work) {
    try {
      return work.get();
    } catch (Busy e) {
      return false;
    }
  }

  private static void assertSoon(Runnable work) {
    var begin = System.nanoTime();
    work.run();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
  }
}
