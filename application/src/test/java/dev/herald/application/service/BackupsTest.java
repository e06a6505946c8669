package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.failure.StorageFull;
import dev.herald.application.port.in.operation.BackupSchedule;
import dev.herald.application.port.in.operation.Backups;
import dev.herald.application.port.in.operation.ReadBackups.Failed;
import dev.herald.application.port.in.operation.ReadBackups.Made;
import dev.herald.application.port.in.operation.ReadBackups.State;
import dev.herald.application.port.out.BackupStore;
import dev.herald.application.testkit.Samples;
import dev.herald.application.testkit.SettableClock;
import dev.herald.domain.shared.InvalidValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Backups that are made when they are due. */
class BackupsTest {

  private static final Duration SIX_HOURS = Duration.ofHours(6);
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final Store store = new Store();
  private Backups backups = restarted();

  private Backups restarted() {
    return Services.backups(store, new BackupSchedule(SIX_HOURS, 2), clock);
  }

  /** Keeps the times of backups. */
  private final class Store implements BackupStore {

    private final List<Instant> kept = new ArrayList<>();
    private boolean isFull;
    private boolean isClosing;

    @Override
    public Optional<Kept> newest() {
      return kept.isEmpty()
          ? Optional.empty()
          : Optional.of(new Kept(kept.get(kept.size() - 1), 1000));
    }

    @Override
    public Optional<Kept> make(Instant at) {
      if (isClosing) return Optional.empty();
      if (isFull) throw new StorageFull("There is no room left.", null);
      kept.add(at);
      clock.advance(Duration.ofSeconds(3));
      return Optional.of(new Kept(at, 1000));
    }

    @Override
    public void keepNewest(int count) {
      while (kept.size() > count) kept.remove(0);
    }
  }

  @Test
  void makesTheFirstAtOnceAndTheNextWhenItIsDue() {
    backups.keep().step();
    clock.set(Samples.NOW.plus(SIX_HOURS).minusSeconds(20));
    var pause = backups.keep().step();
    assertThat(store.kept).containsExactly(Samples.NOW);

    clock.advance(pause);
    backups.keep().step();

    assertThat(store.kept).containsExactly(Samples.NOW, Samples.NOW.plus(SIX_HOURS));
  }

  @Test
  void looksAtTheClockAgainWithinAMinute() {
    backups.keep().step();

    assertThat(backups.keep().step()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void makesNoneBecauseOfARestart() {
    backups.keep().step();
    clock.advance(AN_HOUR);

    backups = restarted();
    backups.keep().step();

    assertThat(store.kept).containsExactly(Samples.NOW);
    assertThat(backups.read().read().last())
        .contains(new Made(Samples.NOW, 1000, Optional.empty()));
  }

  @Test
  void keepsAsManyAsItIsTold() {
    for (var i = 0; i < 4; i++) {
      backups.keep().step();
      clock.advance(SIX_HOURS);
    }

    assertThat(store.kept).hasSize(2);
  }

  @Test
  void tellsHowTheLastOneWent() {
    assertThat(backups.read().read())
        .isEqualTo(new State(SIX_HOURS, Optional.empty(), Optional.empty()));

    backups.keep().step();

    var made = new Made(Samples.NOW, 1000, Optional.of(Duration.ofSeconds(3)));
    assertThat(backups.read().read())
        .isEqualTo(new State(SIX_HOURS, Optional.of(made), Optional.empty()));
  }

  @Test
  void tellsWhyItFailedAndTriesAgain() {
    store.isFull = true;
    assertThatThrownBy(() -> backups.keep().step()).isInstanceOf(StorageFull.class);
    assertThat(backups.read().read().failure())
        .contains(new Failed(Samples.NOW, "There is no room left."));

    store.isFull = false;
    backups.keep().step();

    assertThat(store.kept).containsExactly(Samples.NOW);
    assertThat(backups.read().read().failure()).isEmpty();
  }

  @Test
  void countsNothingThatWasEndedByTheStop() {
    store.isClosing = true;

    backups.keep().step();

    assertThat(backups.read().read())
        .isEqualTo(new State(SIX_HOURS, Optional.empty(), Optional.empty()));
  }

  /** Otherwise none would be made for as long as the clock was wrong. */
  @Test
  void goesOnFromNowIfTheClockWasSetBack() {
    clock.advance(Duration.ofDays(100));
    backups.keep().step();
    clock.set(Samples.NOW);

    backups.keep().step();
    clock.advance(SIX_HOURS);
    backups.keep().step();

    assertThat(store.kept).hasSize(2);
  }

  @Test
  void refusesAScheduleThatNobodyCanMean() {
    assertThatThrownBy(() -> new BackupSchedule(Duration.ofSeconds(59), 1))
        .isInstanceOf(InvalidValue.class)
        .hasMessage("backupEvery must be from 1 to 527040 minutes, but is 0");
    assertThatThrownBy(() -> new BackupSchedule(AN_HOUR, 0))
        .hasMessage("backupKeep must be from 1 to 1000, but is 0");
    assertThatThrownBy(() -> new BackupSchedule(AN_HOUR, 1001)).isInstanceOf(InvalidValue.class);
    assertThat(new BackupSchedule(Duration.ofMinutes(1), 1000).keep()).isEqualTo(1000);
  }
}
