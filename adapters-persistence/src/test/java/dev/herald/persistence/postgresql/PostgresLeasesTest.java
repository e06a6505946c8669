package dev.herald.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.Leases;
import dev.herald.application.port.out.Leases.Duty;
import dev.herald.application.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A duty goes to another server when the one that has it dies, hangs or loses the database. */
@Timeout(60)
@Order(1)
class PostgresLeasesTest {

  private final DatabaseUrl url = PostgresServer.newDatabase();
  private CuttingProxy proxy;
  private PostgresDatabase first;
  private PostgresDatabase second;
  private Leases ofFirst;
  private Leases ofSecond;
  private long token;

  @BeforeEach
  void givenAServerWithADutyAndAnother() {
    proxy = new CuttingProxy(PostgresServer.port());
    first = PostgresDatabase.open(proxy.to(url), reason -> {});
    second = PostgresServer.open(url);
    ofFirst = first.leases();
    ofSecond = second.leases();
    token = ofFirst.hold(Duty.RELAY).getAsLong();
    assertThat(ofSecond.hold(Duty.RELAY)).isEmpty();
  }

  @AfterEach
  void close() {
    second.close();
    first.close();
    proxy.close();
  }

  /** As when a process is killed: its connections end with it. */
  @Test
  void isTakenAsSoonAsTheSessionThatWritesHasEnded() {
    proxy.cut();

    Await.until(
        () -> {
          setEnd(8000); // as if no time passed
          return ofSecond.hold(Duty.RELAY).isPresent();
        });

    proxy.mend();
    Await.until(() -> ofFirst.hold(Duty.RELAY).isEmpty());
    assertThat(isHeldByFirst()).isFalse();
  }

  /** As when a process hangs: its connections stay. */
  @Test
  void isTakenWhenItsHolderGivesNoSignOfLife() {
    setEnd(0);

    Await.until(() -> ofSecond.hold(Duty.RELAY).isPresent());

    assertThat(isHeldByFirst()).isFalse();
    assertThat(ofFirst.hold(Duty.RELAY)).as("it has just learned of it").isEmpty();
  }

  @Test
  void isKeptWhenItsHolderWritesWithAnotherSessionBeforeAnybodyLooked() {
    proxy.cut();
    proxy.mend();

    assertThat(isHeldByFirst()).isTrue();
    assertThat(ofFirst.hold(Duty.RELAY)).hasValue(token);
  }

  /** As when the clock of the database is set back. */
  @Test
  void isTakenWhenItWouldEndInTheFarFuture() {
    setEnd(3_600_000);

    Await.until(() -> ofSecond.hold(Duty.RELAY).isPresent());
  }

  private void setEnd(long millisFromNow) {
    var now = "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)";
    second
        .unitOfWork()
        .execute(
            () ->
                second
                    .write()
                    .execute("UPDATE lease SET until = %s + ?".formatted(now), millisFromNow));
  }

  private boolean isHeldByFirst() {
    return first.unitOfWork().execute(() -> ofFirst.isHeld(Duty.RELAY, token));
  }
}
