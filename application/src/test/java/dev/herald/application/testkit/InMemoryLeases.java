package dev.herald.application.testkit;

import dev.herald.application.port.out.Leases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;

/** Duties that processes have, each of which is stood for by an instance. */
public final class InMemoryLeases implements Leases {

  /** After so much time without a sign another one takes a duty. */
  public static final Duration LEASE = Duration.ofSeconds(8);

  private final InMemoryStore store;
  private final InstantSource clock;

  public InMemoryLeases(InMemoryStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * A duty that somebody has.
   *
   * @param until when it ends, unless its holder keeps it
   */
  record Lease(InMemoryLeases holder, long token, Instant until) {}

  @Override
  public OptionalLong hold(Duty duty) {
    return store.executeUnseen(
        () -> {
          var leases = store.write().leases;
          var now = clock.instant();
          var known = leases.get(duty);
          var isOwn = known != null && known.holder() == this;
          if (known != null && !isOwn && now.isBefore(known.until())) return OptionalLong.empty();
          var last = known == null ? 0 : known.token();
          var token = isOwn ? last : last + 1;
          leases.put(duty, new Lease(this, token, now.plus(LEASE)));
          return OptionalLong.of(token);
        });
  }

  @Override
  public boolean isHeld(Duty duty, long token) {
    var known = store.read().leases.get(duty);
    return known != null && known.holder() == this && known.token() == token;
  }

  @Override
  public void release(Duty duty, long token) {
    store.executeUnseen(
        () -> {
          if (!isHeld(duty, token)) return false;
          store.write().leases.put(duty, new Lease(this, token, Instant.MIN));
          return true;
        });
  }
}
