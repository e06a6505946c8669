package dev.herald.http.stream;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.OnceAMinute;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the threads of streams do when something has failed that concerns all of them. */
final class StreamFailures {

  private static final long PAUSE_MILLIS = 1000;
  private static final StreamFailures OF_THIS_PROCESS =
      new StreamFailures(new OnceAMinute(System::nanoTime));
  private static final Logger LOG = LoggerFactory.getLogger(StreamFailures.class);

  private final OnceAMinute limit;

  StreamFailures(OnceAMinute limit) {
    this.limit = limit;
  }

  /** Says so, and waits before it is tried again. */
  static void pauseAfter(Throwable failure) {
    try {
      OF_THIS_PROCESS.tell(failure);
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      // There is no memory to say so.
    }
  }

  /** A store that has much to do will have less, and is no mistake of anybody's. */
  void tell(Throwable failure) {
    if (!(failure instanceof Busy)) LOG.error("Streams wait for a second.", failure);
    else if (limit.isDue()) LOG.warn("Streams wait for the store. {}", failure.getMessage());
  }
}
