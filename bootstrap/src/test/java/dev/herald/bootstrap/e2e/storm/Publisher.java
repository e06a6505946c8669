package dev.herald.bootstrap.e2e.storm;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody who has work to do while others make trouble, and measures how long it takes. */
final class Publisher implements Runnable {

  private static final long PAUSE_MILLIS = 100;

  private final int port;
  private final Request publish;
  private final CountDownLatch enough = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final ConcurrentLinkedQueue<String> unfair = new ConcurrentLinkedQueue<>();
  private final AtomicInteger published = new AtomicInteger();
  private final AtomicLong longestNanos = new AtomicLong();

  Publisher(int port, Request publish) {
    this.port = port;
    this.publish = publish;
  }

  @Override
  public void run() {
    try {
      do {
        var start = System.nanoTime();
        var answer = Answer.to(publish, port);
        longestNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
        if (answer.status() != 201) unfair.add("publish: " + answer);
        published.incrementAndGet();
      } while (!enough.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stopped.countDown();
    }
  }

  /** Lets the last one be answered. */
  void stop() throws InterruptedException {
    enough.countDown();
    if (!stopped.await(2, TimeUnit.MINUTES)) unfair.add("publish: never answered");
  }

  int published() {
    return published.get();
  }

  Duration longest() {
    return Duration.ofNanos(longestNanos.get());
  }

  /** The answers that were no success. */
  List<String> unfair() {
    return List.copyOf(unfair);
  }
}
