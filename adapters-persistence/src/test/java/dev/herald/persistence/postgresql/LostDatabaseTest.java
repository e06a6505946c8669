package dev.herald.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.OutcomeUnknown;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.account.Account;
import dev.herald.domain.id.AccountId;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.sql.SqlAccountRepository;
import dev.herald.persistence.sql.SqlChannelRepository;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database that is lost, and found again, has all that was acknowledged, and nothing twice. */
@Timeout(60)
@Order(1)
class LostDatabaseTest {

  private static final AccountId ANN = new AccountId("ann");

  private CuttingProxy proxy;
  private PostgresDatabase database;
  private UnitOfWork units;
  private SqlAccountRepository accounts;
  private final AtomicInteger runs = new AtomicInteger();

  @BeforeEach
  void open() {
    proxy = new CuttingProxy(PostgresServer.port());
    database =
        PostgresDatabase.open(
            proxy.to(PostgresServer.newDatabase()),
            new PostgresDatabase.Waits(
                Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMillis(300)),
            reason -> {});
    units = database.unitOfWork();
    accounts = new SqlAccountRepository(database);
  }

  @AfterEach
  void close() {
    database.close();
    proxy.close();
  }

  @Test
  void unitGoesOnWithAnotherConnection() {
    proxy.cut();
    proxy.mend();

    assertThat(save()).isTrue();
    assertThat(accounts.find(ANN)).isPresent();
  }

  @Test
  void unitWhoseConnectionIsLostIsRunAgain() {
    units.execute(
        () -> {
          if (runs.incrementAndGet() == 1) cutAndMend();
          return saveInside();
        });

    assertThat(runs).hasValue(2);
    assertThat(accounts.find(ANN)).isPresent();
  }

  /** A server that stops may end a transaction in the middle of its commit. */
  @Test
  void unitThatWasUndoneAtItsCommitIsRunAgain() {
    units.execute(
        () -> {
          var db = database.write();
          db.execute("CREATE SEQUENCE kill");
          db.execute(
              """
              CREATE FUNCTION kill() RETURNS trigger LANGUAGE plpgsql AS $$
              BEGIN
                IF nextval('kill') = 1 THEN
                  PERFORM pg_terminate_backend(pg_backend_pid());
                END IF;
                RETURN NULL;
              END $$
              """);
          return db.execute(
              """
              CREATE CONSTRAINT TRIGGER kill AFTER INSERT ON account DEFERRABLE INITIALLY DEFERRED
              FOR EACH ROW EXECUTE FUNCTION kill()
              """);
        });

    assertThat(save()).isTrue();

    assertThat(runs).hasValue(2);
    assertThat(accounts.find(ANN)).isPresent();
  }

  @Test
  void unitThatWasCommittedBeforeTheConnectionWasLostIsNotRunAgain() {
    proxy.cutBehind("COMMIT", false);

    assertThat(save()).isTrue();

    assertThat(runs).hasValue(1);
    assertThat(accounts.find(ANN)).isPresent();
  }

  @Test
  void callerIsToldWhenNobodyCanSayWhetherItWasCommitted() {
    proxy.cutBehind("COMMIT", true);

    assertThatThrownBy(this::save).isInstanceOf(OutcomeUnknown.class);

    proxy.mend();
    assertThat(withinFiveSeconds(() -> accounts.find(ANN))).as("it was").isPresent();
    assertThat(units.execute(this::saveInside)).as("work goes on").isTrue();
  }

  @Test
  void isBusyWhileTheDatabaseIsAwayAndGoesOnWhenItIsBack() {
    proxy.cut();

    assertThatThrownBy(this::save).isInstanceOf(Busy.class);
    assertThatThrownBy(() -> accounts.find(ANN)).isInstanceOf(Busy.class);
    assertThatThrownBy(units::version).isInstanceOf(Busy.class);
    assertThat(database.trouble()).isPresent();

    proxy.mend();
    assertThat(save()).isTrue();
    assertThat(withinFiveSeconds(() -> accounts.find(ANN))).isPresent();
    assertThat(database.trouble()).isEmpty();
  }

  /** The pool pauses longer and longer after each attempt that failed, so none does. */
  @Test
  void attemptOfThePoolToConnectLastsUntilTheDatabaseIsBack() throws Exception {
    var source =
        new PostgresConnections(proxy.to(PostgresServer.newDatabase()), Duration.ofSeconds(1))
            .forReading();
    proxy.cut();
    var connecting = new FutureTask<>(source::getConnection);
    new Thread(connecting).start();
    assertThatThrownBy(() -> connecting.get(300, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);

    proxy.mend();

    try (var connection = connecting.get(5, TimeUnit.SECONDS)) {
      assertThat(connection.isValid(5)).isTrue();
    }
  }

  /** The pool looks now and then whether it can be reached again. */
  private static <T> T withinFiveSeconds(Supplier<T> read) {
    var end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (true) {
      try {
        return read.get();
      } catch (Busy e) {
        if (System.nanoTime() - end > 0) throw e;
      }
    }
  }

  @Test
  void whoWaitsForAnotherVersionIsWokenThoughTheListenerWasCutOff() throws Exception {
    save();
    var known = units.version();
    proxy.cut();
    proxy.mend();

    units.execute(this::saveInside);

    assertThat(units.awaitVersion(known, Duration.ofSeconds(30))).isGreaterThan(known);
  }

  /** PostgreSQL takes no more commands after one that failed, until it is undone. */
  @Test
  void unitWhoseCommandFailsIsUndoneAlone() {
    var channels = new SqlChannelRepository(database, new WordAnalyzer());
    units.execute(
        () -> {
          saveInside();
          channels.insert(Samples.channel("news"));
        });

    assertThatThrownBy(
            () -> units.execute(() -> database.write().execute("INSERT INTO turn VALUES (NULL)")))
        .hasMessageContaining("null value");

    assertThat(save()).isTrue();
    assertThat(channels.find(Samples.channel("news").id())).isPresent();
  }

  private void cutAndMend() {
    proxy.cut();
    proxy.mend();
  }

  private boolean save() {
    return units.execute(
        () -> {
          runs.incrementAndGet();
          return saveInside();
        });
  }

  private boolean saveInside() {
    accounts.save(Account.of(ANN));
    return true;
  }
}
