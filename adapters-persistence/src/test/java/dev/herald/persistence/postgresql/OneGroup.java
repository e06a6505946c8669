package dev.herald.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Await;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Has units of work share a transaction. */
final class OneGroup implements AutoCloseable {

  private final PostgresDatabase database;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch isWriting = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  OneGroup(PostgresDatabase database) {
    this.database = database;
  }

  interface Work {
    boolean run();
  }

  /** Runs them once; they all wait for one that is done before. */
  List<Future<Boolean>> run(Work... all) throws Exception {
    var before = threads.submit(() -> database.unitOfWork().execute(this::awaitGoOn));
    assertThat(isWriting.await(60, TimeUnit.SECONDS)).isTrue();
    var units =
        List.of(all).stream()
            .map(
                work -> {
                  var waiting = database.figures(0).waitingUnits();
                  var unit = threads.submit(() -> database.unitOfWork().execute(work::run));
                  Await.until(() -> database.figures(0).waitingUnits() > waiting);
                  return unit;
                })
            .toList();
    goOn.countDown();
    assertThat(await(before)).isTrue();
    return units;
  }

  private boolean awaitGoOn() {
    isWriting.countDown();
    try {
      return goOn.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean await(Future<Boolean> unit) throws Exception {
    return unit.get(60, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    goOn.countDown();
    threads.shutdownNow();
  }
}
