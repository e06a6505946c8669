package dev.herald.application.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told to go on. */
public final class SettableClock implements InstantSource {

  private volatile Instant now;

  public SettableClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  public void set(Instant moment) {
    now = moment;
  }

  /** Goes on by so much; back, if it is negative. */
  public void advance(Duration by) {
    set(now.plus(by));
  }
}
