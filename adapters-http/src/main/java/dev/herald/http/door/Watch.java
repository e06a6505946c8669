package dev.herald.http.door;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after everything that waits for a client: one thread for all, a few times a second. */
final class Watch extends AbstractLifeCycle {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final int PERIOD_MILLIS = 250;

  /** What may wait too long. */
  @FunctionalInterface
  interface Watched {

    /**
     * Ends the waiting, if it has lasted too long. Must not block.
     *
     * @param now as of {@link System#nanoTime}
     */
    void look(long now);
  }

  private final Set<Watched> all = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var made = new Thread(task, "herald-watch");
            made.setDaemon(true);
            return made;
          });

  void add(Watched watched) {
    all.add(watched);
  }

  void remove(Watched watched) {
    all.remove(watched);
  }

  @Override
  protected void doStart() {
    var unused =
        thread.scheduleWithFixedDelay(
            this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  protected void doStop() {
    thread.shutdownNow();
  }

  private void look() {
    var now = System.nanoTime();
    for (var watched : all) look(watched, now);
  }

  /** Not even an Error keeps it from looking after the others, and again later. */
  @SuppressWarnings("CatchingThrowable")
  private static void look(Watched watched, long now) {
    try {
      watched.look(now);
    } catch (Throwable e) {
      LOG.debug("What waited has ended by itself.", e);
    }
  }
}
