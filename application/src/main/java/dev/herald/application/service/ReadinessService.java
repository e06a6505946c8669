package dev.herald.application.service;

import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.port.in.operation.CheckReadiness;
import dev.herald.application.port.out.StoreCheck;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Looks at the store for one of those who ask, and remembers what it found for the others. */
final class ReadinessService implements CheckReadiness {

  private static final Duration REMEMBERED = Duration.ofSeconds(1);

  private final StoreCheck store;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile @Nullable Finding last;

  private record Finding(Optional<StoreTrouble> trouble, Instant at) {}

  ReadinessService(StoreCheck store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Optional<StoreTrouble> check() {
    var known = last;
    if (known == null) looking.lock(); // there is nothing to tell yet
    else if (isFresh(known) || !looking.tryLock()) return known.trouble();
    try {
      return look();
    } finally {
      looking.unlock();
    }
  }

  private Optional<StoreTrouble> look() {
    var known = last;
    if (known != null && isFresh(known)) return known.trouble();
    var found = store.check();
    last = new Finding(found, clock.instant());
    return found;
  }

  /** A clock that is set back makes nothing fresh for longer. */
  private boolean isFresh(Finding finding) {
    return Duration.between(finding.at(), clock.instant()).abs().compareTo(REMEMBERED) < 0;
  }
}
