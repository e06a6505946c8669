package dev.herald.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.failure.Busy;
import dev.herald.application.testkit.Await;
import dev.herald.persistence.sql.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Units of work are done together, one after the other, and each for itself. */
class WriterTest extends NumbersTest {

  /** How many units may wait. */
  private static final int MOST_WAITING = 1024;

  @Test
  void unitsThatWaitAreCommittedTogether() throws Exception {
    keepBusy();
    var before = writer.version();
    var waiting = List.of(insertLater(1), insertLater(2), insertLater(3));
    busy.countDown();

    for (var unit : waiting) assertThat(unit.get()).isTrue();
    assertThat(writer.version() - before).as("the busy one, and one for all others").isEqualTo(2);
    assertThat(numbers()).containsExactly(1, 2, 3);
  }

  @Test
  void whatCanWaitIsDoneWhenNobodyWritesUntilNothingIsLeft() throws Exception {
    var steps = new CountDownLatch(3);
    idleWork =
        () -> {
          steps.countDown();
          return steps.getCount() > 0;
        };

    assertThat(writer.execute(() -> insert(1))).isTrue();
    assertThat(steps.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(writer.execute(() -> insert(2))).isTrue();
  }

  @Test
  void whatCanWaitMayFail() throws Exception {
    var failed = new CountDownLatch(1);
    idleWork =
        () -> {
          failed.countDown();
          throw new IllegalStateException("no such luck");
        };

    assertThat(writer.execute(() -> insert(1))).isTrue();
    assertThat(failed.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(writer.execute(() -> insert(2))).isTrue();
    assertThat(numbers()).containsExactly(1, 2);
  }

  @Test
  void unitThatFailsIsUndoneAlone() throws Exception {
    keepBusy();
    var fault = new IllegalStateException("no such luck");
    var one = insertLater(1);
    var failing =
        later(
            () -> {
              insert(2);
              throw fault;
            });
    var other = insertLater(3);
    busy.countDown();

    assertThat(one.get()).isTrue();
    assertThat(other.get()).isTrue();
    assertThatThrownBy(failing::get).cause().isSameAs(fault);
    assertThat(numbers()).containsExactly(1, 3);
  }

  /** What breaks only at the commit can't be told from the rest of its group. */
  @Test
  void allOfAGroupFailIfItsCommitFails() throws Exception {
    keepBusy();
    var one = insertLater(1);
    var dangling = later(() -> insert(2, 99));
    busy.countDown();

    assertThatThrownBy(one::get).cause().hasStackTraceContaining("FOREIGN KEY");
    assertThatThrownBy(dangling::get).cause().hasStackTraceContaining("FOREIGN KEY");
    assertThat(numbers()).isEmpty();

    assertThat(writer.execute(() -> insert(1))).isTrue();
    assertThat(numbers()).containsExactly(1);
  }

  @Test
  void workInsideWorkIsPartOfItsUnitAlone() throws Exception {
    keepBusy();
    var fault = new IllegalStateException("after the work inside");
    var one = insertLater(1);
    var failing =
        later(
            () -> {
              writer.execute(() -> insert(2));
              throw fault;
            });
    busy.countDown();

    assertThat(one.get()).isTrue();
    assertThatThrownBy(failing::get).cause().isSameAs(fault);
    assertThat(numbers()).containsExactly(1);
  }

  @Test
  void refusesWorkWhenTooMuchIsWaiting() throws Exception {
    keepBusy();
    List<FutureTask<Boolean>> waiting = new ArrayList<>();
    for (var i = 0; i < MOST_WAITING; i++) waiting.add(insertLater(i));

    assertThatThrownBy(() -> writer.execute(() -> insert(MOST_WAITING)))
        .isInstanceOfSatisfying(
            Busy.class,
            refusal -> assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(1)));

    busy.countDown();
    for (var unit : waiting) assertThat(unit.get()).isTrue();
    assertThat(numbers()).hasSize(MOST_WAITING);
  }

  @Test
  void finishesWhatIsWaitingWhenItIsClosedAndRefusesTheRest() throws Exception {
    keepBusy();
    var waiting = insertLater(1);
    var closing = inBackground(writer::close);

    assertThatThrownBy(() -> writer.execute(() -> insert(2))).isInstanceOf(Busy.class);
    busy.countDown();
    closing.join();

    assertThat(waiting.get()).isTrue();
    assertThatThrownBy(() -> writer.execute(() -> insert(3))).isInstanceOf(Busy.class);
    assertThat(numbers()).containsExactly(1);
  }

  @Test
  void callerWhoIsInterruptedLearnsHowItWentAllTheSame() {
    Thread.currentThread().interrupt();

    assertThat(writer.execute(() -> insert(1))).isTrue();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(numbers()).containsExactly(1);
  }

  @Test
  void nobodyWaitsForLongBehindWhatTakesLong() throws Exception {
    try (var impatient = writer(jdbi.open(), Duration.ofMillis(50))) {
      var begun = new CountDownLatch(1);
      var slow =
          new FutureTask<>(
              () ->
                  impatient.execute(
                      () -> {
                        begun.countDown();
                        return await(busy);
                      }));
      new Thread(slow).start();
      begun.await();

      for (var i = 0; i < 3; i++) {
        assertThatThrownBy(() -> impatient.execute(() -> insertBy(impatient, 1)))
            .isInstanceOf(Busy.class);
      }
      busy.countDown();
      assertThat(slow.get()).as("what has begun is waited for").isTrue();
    }
    assertThat(numbers()).as("what was refused is never done").isEmpty();
  }

  @Test
  void attemptChangesNothingThatIsRememberedByItsVersion() {
    var before = writer.version();

    assertThat(writer.attempt(() -> {}, Duration.ofSeconds(30))).isTrue();

    assertThat(writer.version()).isEqualTo(before);
  }

  @Test
  void attemptEndsInTimeThoughTheWriterDoesNot() throws Exception {
    keepBusy();

    assertThat(writer.attempt(() -> {}, Duration.ofMillis(1))).isFalse();
  }

  @Test
  @Timeout(20)
  void knowsWhatAnotherProgramHasWrittenThoughNobodyWritesHere() {
    writer.execute(() -> insert(1));
    var before = writer.version();

    jdbi.useHandle(other -> other.execute("INSERT INTO number VALUES (2, NULL)"));

    Await.until(() -> writer.version() != before);
  }

  @Test
  void knowsWhatAnotherProgramHasWrittenAfterWorkOfItsOwnThatNobodySees() {
    var before = writer.version();
    jdbi.useHandle(other -> other.execute("INSERT INTO number VALUES (1, NULL)"));

    writer.executeUnseen(() -> insert(2));
    assertThat(writer.version()).isGreaterThan(before);

    var known = writer.version();
    writer.executeUnseen(() -> insert(3));
    assertThat(writer.version()).isEqualTo(known);
  }

  private static boolean insertBy(Writer writer, int number) {
    return writer.handle().execute("INSERT INTO number VALUES (?, NULL)", number) == 1;
  }
}
