package dev.herald.persistence.postgresql;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the words of new posts put into their places in the search index while others publish. At
 * first PostgreSQL only adds them to a list, which each search reads. To put many into their places
 * takes it far less time for each than few, as most words are in several posts.
 */
final class NewWords implements AutoCloseable {

  /** Some 512 KB in the list, which a search reads in a third of a millisecond. */
  static final int FEW_CHARACTERS = 120_000;

  /** They never wait for more. */
  static final int MANY_CHARACTERS = 4 * FEW_CHARACTERS;

  private static final Logger LOG = LoggerFactory.getLogger(NewWords.class);

  private final Runnable place;
  private final Duration pause;
  private final Thread thread = new Thread(this::run, "herald-words");

  /** Of the words in the list, about. A server that has ended may have left some. */
  private long characters = FEW_CHARACTERS;

  private boolean closing;

  /**
   * @param place empties the list
   * @param pause for how long more than few words may be in the list, and until what failed is
   *     tried again
   */
  NewWords(Runnable place, Duration pause) {
    this.place = place;
    this.pause = pause;
    thread.setDaemon(true);
    thread.start();
  }

  /** Words of so many characters have been added to the list. */
  synchronized void add(int more) {
    characters += more;
    if (characters >= MANY_CHARACTERS) notifyAll();
  }

  private void run() {
    var isFailing = false;
    try {
      while (true) {
        var found = await(isFailing ? Long.MAX_VALUE : MANY_CHARACTERS);
        if (isClosing()) return;
        if (found < FEW_CHARACTERS) continue;
        var failure = failureOfPlacing();
        if (failure == null) take(found);
        else if (!isFailing && !isClosing()) LOG.warn("New words wait in their list.", failure);
        isFailing = failure != null;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable RuntimeException failureOfPlacing() {
    try {
      place.run();
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  /** Waits until there are so many, and no longer than a pause; returns how many there are. */
  private synchronized long await(long many) throws InterruptedException {
    var end = System.nanoTime() + pause.toNanos();
    for (var left = pause.toNanos(); !closing && characters < many && left > 0; ) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = end - System.nanoTime();
    }
    return characters;
  }

  private synchronized void take(long found) {
    characters -= found;
  }

  private synchronized boolean isClosing() {
    return closing;
  }

  /** Does not wait for the database, which may take its time. */
  @Override
  public synchronized void close() {
    closing = true;
    notifyAll();
  }
}
