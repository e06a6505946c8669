package dev.herald.application.service;

import dev.herald.application.port.in.operation.BackupSchedule;
import dev.herald.application.port.in.operation.KeepBackups;
import dev.herald.application.port.in.operation.ReadBackups;
import dev.herald.application.port.out.BackupStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Makes backups when they are due, and remembers how that went. */
final class BackupService implements KeepBackups, ReadBackups {

  /** The clock may be set while nothing is done, so it is looked at now and then. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final BackupStore store;
  private final BackupSchedule schedule;
  private final InstantSource clock;
  private volatile State state;

  BackupService(BackupStore store, BackupSchedule schedule, InstantSource clock) {
    this.store = store;
    this.schedule = schedule;
    this.clock = clock;
    var last = store.newest().map(it -> new Made(it.at(), it.bytes(), Optional.empty()));
    state = new State(schedule.every(), last, Optional.empty());
  }

  @Override
  public State read() {
    return state;
  }

  @Override
  public Duration step() {
    var now = clock.instant();
    var rest = untilDue(now);
    if (rest.compareTo(Duration.ZERO) > 0) {
      return rest.compareTo(LONGEST_PAUSE) < 0 ? rest : LONGEST_PAUSE;
    }
    try {
      make(now);
      return LONGEST_PAUSE;
    } catch (RuntimeException e) {
      var failed = new Failed(now, String.valueOf(e.getMessage()));
      state = new State(schedule.every(), state.last(), Optional.of(failed));
      throw e;
    }
  }

  /** If the clock was set back, the last one counts as made just now, and not in the future. */
  private Duration untilDue(Instant now) {
    if (state.last().isEmpty()) return Duration.ZERO;
    var last = state.last().get();
    if (last.at().isAfter(now)) {
      var madeNow = new Made(now, last.bytes(), last.took());
      state = new State(schedule.every(), Optional.of(madeNow), state.failure());
      return schedule.every();
    }
    return Duration.between(now, last.at().plus(schedule.every()));
  }

  private void make(Instant now) {
    var made = store.make(now);
    if (made.isEmpty()) return;
    var took = Duration.between(now, clock.instant());
    var last = new Made(now, made.get().bytes(), Optional.of(took));
    state = new State(schedule.every(), Optional.of(last), Optional.empty());
    store.keepNewest(schedule.keep());
  }
}
