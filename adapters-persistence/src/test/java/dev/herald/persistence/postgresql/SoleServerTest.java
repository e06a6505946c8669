package dev.herald.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.OutcomeUnknown;
import dev.herald.application.testkit.Await;
import dev.herald.domain.account.Account;
import dev.herald.domain.id.AccountId;
import dev.herald.persistence.sql.SqlAccountRepository;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One server has the database at a time, whatever becomes of its connections. */
@Timeout(60)
class SoleServerTest {

  private static final PostgresDatabase.Waits WAITS =
      new PostgresDatabase.Waits(
          Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMillis(300));

  private final DatabaseUrl url = PostgresServer.newDatabase();
  private final CompletableFuture<Throwable> stopped = new CompletableFuture<>();
  private CuttingProxy proxy;
  private PostgresDatabase first;

  @BeforeEach
  void open() {
    proxy = new CuttingProxy(PostgresServer.port());
    first = PostgresDatabase.forServer(proxy.to(url), WAITS, stopped::complete);
  }

  @AfterEach
  void close() {
    first.close();
    proxy.close();
  }

  @Test
  void refusesASecondServerUntilTheFirstIsClosed() {
    assertThatThrownBy(this::openAnother)
        .isInstanceOf(UnusableDatabase.class)
        .hasMessage("Another Herald serves the database %s, and only one can.", url.name());

    first.close();
    openAnother().close();
  }

  @Test
  void refusesASecondServerAgainSoonAfterItsConnectionsWereLost() {
    proxy.cut();
    Await.until(() -> !isTaken());
    proxy.mend();

    Await.until(this::isTaken); // though nothing is written

    assertThatThrownBy(this::openAnother).isInstanceOf(UnusableDatabase.class);
    assertThat(first.trouble()).isEmpty();
    assertThat(stopped).isNotDone();
  }

  @Test
  void stopsWhenAnotherServerHasTakenTheDatabase() throws Exception {
    proxy.cut();
    Await.until(() -> !isTaken());
    try (var other = openAnother()) {
      proxy.mend();

      assertThat(stopped.get(20, TimeUnit.SECONDS))
          .isInstanceOf(UnusableDatabase.class)
          .hasMessageStartingWith("Another Herald serves the database");
      assertThatThrownBy(() -> save(first, "ann")).isInstanceOf(Busy.class);
      assertThatThrownBy(() -> accounts(first).find(new AccountId("ann")))
          .as("its relay finds nothing to tell either")
          .isInstanceOf(Busy.class);
      assertThat(other.trouble()).isEmpty();
    }
  }

  /** What was begun when the connection was lost is run again, but not beside another server. */
  @Test
  void writesNothingBesideAnotherServer() throws Exception {
    var runs = new AtomicInteger();
    var other = new CompletableFuture<PostgresDatabase>();

    assertThatThrownBy(
            () ->
                first
                    .unitOfWork()
                    .execute(
                        () -> {
                          if (runs.incrementAndGet() == 1) {
                            proxy.cut();
                            other.complete(openAnother());
                            proxy.mend();
                          }
                          return saveInside(first, "ann");
                        }))
        .isInstanceOf(Busy.class)
        .hasMessageStartingWith("Another Herald serves the database");

    assertThat(stopped.get(20, TimeUnit.SECONDS)).isInstanceOf(UnusableDatabase.class);
    try (var second = other.get()) {
      save(second, "ben");
      assertThat(accounts(second).find(new AccountId("ben"))).isPresent();
      assertThat(accounts(second).find(new AccountId("ann"))).isEmpty();
    }
  }

  @Test
  void doesNotKnowTheOutcomeOfWhatItCommittedWhenAnotherServerTookTheDatabase() throws Exception {
    proxy.cutBehind("COMMIT", true);

    assertThatThrownBy(() -> save(first, "ann")).isInstanceOf(OutcomeUnknown.class);

    Await.until(() -> !isTaken());
    try (var other = openAnother()) {
      proxy.mend();
      assertThat(stopped.get(20, TimeUnit.SECONDS)).isInstanceOf(UnusableDatabase.class);
      assertThat(accounts(other).find(new AccountId("ann"))).as("it was committed").isPresent();
    }
  }

  private PostgresDatabase openAnother() {
    return PostgresDatabase.forServer(url, WAITS, reason -> {});
  }

  private boolean isTaken() {
    return PostgresServer.sessionsWithATurnOrALock(url) > 0;
  }

  private static void save(PostgresDatabase database, String account) {
    database.unitOfWork().execute(() -> saveInside(database, account));
  }

  private static boolean saveInside(PostgresDatabase database, String account) {
    accounts(database).save(Account.of(new AccountId(account)));
    return true;
  }

  private static SqlAccountRepository accounts(PostgresDatabase database) {
    return new SqlAccountRepository(database);
  }
}
