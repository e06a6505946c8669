package dev.herald.http.stream;

import dev.herald.application.port.in.stream.FollowEvents;
import dev.herald.application.port.in.stream.FollowEvents.Happened;
import dev.herald.domain.access.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Lets streams catch up that are behind, in turn, a few steps for each: from what happened last, or
 * from what the log has for them. Those who need the log don't hold up the others.
 */
final class CatchingUp {

  /** They take a connection of readers each, of which others need some. */
  private static final int FAR_THREADS = 2;

  private static final int PAGE = 100;

  /** Whoever takes what is written at once need not wait for all others after each write. */
  private static final int MOST_STEPS = 8;

  private final FollowEvents follow;
  private final Recent recent;
  private final Function<Happened, LiveEvent> events;
  private final LongSupplier end;
  private final BlockingQueue<OpenStream> near = new LinkedBlockingQueue<>();
  private final BlockingQueue<OpenStream> far = new LinkedBlockingQueue<>();
  private final Queue<OpenStream> later = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();

  /**
   * @param recent what happened last
   * @param events makes events of the log into those of streams
   * @param end up to where all that happened is among what happened last
   */
  CatchingUp(
      FollowEvents follow, Recent recent, Function<Happened, LiveEvent> events, LongSupplier end) {
    this.follow = follow;
    this.recent = recent;
    this.events = events;
    this.end = end;
  }

  /** Lets a stream go on, soon. */
  void add(OpenStream stream) {
    (recent.knows(stream.position()) ? near : far).add(stream);
  }

  /** Lets a stream go on at the next {@link #goOn}. */
  void addLater(OpenStream stream) {
    later.add(stream);
  }

  void goOn() {
    for (var stream = later.poll(); stream != null; stream = later.poll()) add(stream);
  }

  synchronized void start() {
    start("herald-streams-behind", near);
    for (var i = 1; i <= FAR_THREADS; i++) start("herald-streams-far-behind-" + i, far);
  }

  private void start(String name, BlockingQueue<OpenStream> behind) {
    var thread = new Thread(() -> work(behind), name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  synchronized void stop() {
    threads.forEach(Thread::interrupt);
    threads.clear();
  }

  private void work(BlockingQueue<OpenStream> behind) {
    while (isWanted()) {
      try {
        turn(behind.take(), behind == far);
      } catch (InterruptedException e) {
        return;
      } catch (Throwable e) {
        if (isWanted()) StreamFailures.pauseAfter(e);
      }
    }
  }

  private synchronized boolean isWanted() {
    return threads.contains(Thread.currentThread());
  }

  private void turn(OpenStream stream, boolean mayReadTheLog) {
    if (!stream.beginTurn()) return;
    try {
      for (var i = 0; i < MOST_STEPS; i++) {
        var next = stream.nextCatchUp();
        if (next.isEmpty()) break;
        if (!mayReadTheLog && !recent.knows(next.get().position())) break; // it has become late
        take(stream, next.get());
      }
    } catch (RuntimeException e) {
      stream.retryCatchUp();
      throw e;
    } catch (Error e) {
      stream.abort(); // its reader comes back, and catches up then
      throw e;
    }
    stream.endTurn();
  }

  private void take(OpenStream stream, CatchUp step) {
    var last = end.getAsLong();
    var missed = recent.after(step.position());
    if (missed.isPresent()) {
      step.take(missed.get(), last);
    } else {
      var found = follow.find(Actor.HERALD, step.query(), step.position(), PAGE);
      if (follow.extent(Actor.HERALD).begin() > step.position()) {
        stream.abort(); // what it needs was forgotten: its reader comes back, and is told
        return;
      }
      step.take(found.events().stream().map(events).toList(), found.end());
    }
    stream.catchUp(step);
  }
}
