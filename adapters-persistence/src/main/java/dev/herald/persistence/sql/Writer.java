package dev.herald.persistence.sql;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.OnceAMinute;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.Distribution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does units of work, one after the other, on a thread and a connection of its own.
 *
 * <p>Units that wait are done together: all in one transaction, so that they share the wait for the
 * disk (group commit), of which one that fails is undone alone. Callers learn how their unit went
 * after that commit, never before.
 *
 * <p>Whatever is thrown on its thread, an {@link Error} too, fails the units that are being done,
 * and the writer goes on if the database ends their transaction. If not, it stops: all that wait
 * are refused, as is all that comes later, and {@code whenItStops} learns of it.
 *
 * <p>If the transaction fails for a reason that passes, such as a connection that was lost, its
 * units are run again from their beginnings, once.
 *
 * <p>What another process commits makes the version grow too, within a second.
 */
public final class Writer implements UnitOfWork, AutoCloseable {

  /** When to ask again, if it can't be done now. */
  public static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /** More would make the first of a group wait long for the last. */
  private static final int MOST_IN_A_GROUP = 128;

  /** By how many units groups are counted: powers of two, up to the most. */
  private static final List<Long> GROUP_SIZES = List.of(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L);

  private static final int MOST_WAITING = 1024;
  private static final long IDLE_AFTER_MILLIS = 100;
  private static final long LOOKS_FOR_OTHERS_MILLIS = 1000;

  /** For how long to try to undo what failed for want of memory. */
  private static final long LONGEST_UNDO_NANOS = Duration.ofSeconds(10).toNanos();

  private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(20);
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  private final Transactions transactions;
  private final Predicate<Handle> whenIdle;
  private final Consumer<Throwable> whenItStops;
  private final Consumer<Throwable> whenAUnitFails;
  private final Duration patience;
  private final BlockingQueue<Unit<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final List<Unit<?>> group = new ArrayList<>(MOST_IN_A_GROUP);
  private final Thread thread = new Thread(this::run, "herald-writer");
  private final List<Runnable> beforeCommit = new ArrayList<>();
  private final Version version;
  private final OnceAMinute fullDisk = new OnceAMinute(System::nanoTime);

  /** Made before the memory is used up. */
  private final Busy stopped = new Busy("The database can't be written any more.", RETRY_AFTER);

  private volatile boolean closing;
  private volatile boolean hasStopped;

  private final LongAdder units = new LongAdder();
  private final LongAdder commits = new LongAdder();
  private final AtomicLongArray commitsBySize = new AtomicLongArray(GROUP_SIZES.size());
  private final LongAdder nanos = new LongAdder();

  /** When the group that is being done began, in nanoseconds; 0 if none is. */
  private volatile long begun;

  /** Whether a unit of the group is one that readers see. */
  private boolean mayHaveChanged;

  private boolean tidy = true; // as far as anyone needs who has not written yet

  /**
   * Starts the thread.
   *
   * @param transactions of a connection that nobody else uses
   * @param version grows with each commit
   * @param whenIdle a short step of work that can wait until nobody writes, and is repeated until
   *     it says that it had nothing to do
   * @param whenItStops learns, on the writer's thread, why it stopped without having been closed
   * @param whenAUnitFails learns, on the writer's thread, why
   * @param patience how long a caller waits for its unit to begin; if a group takes half of that,
   *     nobody else begins to wait, so that threads are left for those who read
   */
  public Writer(
      Transactions transactions,
      Version version,
      Predicate<Handle> whenIdle,
      Consumer<Throwable> whenItStops,
      Consumer<Throwable> whenAUnitFails,
      Duration patience) {
    this.transactions = transactions;
    this.version = version;
    this.whenIdle = whenIdle;
    this.whenItStops = whenItStops;
    this.whenAUnitFails = whenAUnitFails;
    this.patience = patience;
    thread.start();
  }

  /** Whether this is called by a unit that is being done. */
  public boolean isOnItsThread() {
    return Thread.currentThread() == thread;
  }

  /** The connection that writes; for its thread alone. */
  public Handle handle() {
    return transactions.handle();
  }

  /** Whether it has stopped without having been closed. */
  public boolean hasStopped() {
    return hasStopped;
  }

  /**
   * Has the unit that is being done do something more just before the commit, when all units of the
   * group have been done. It is for what a database does much faster without savepoints in between.
   */
  public void beforeCommit(Runnable work) {
    beforeCommit.add(work);
  }

  @Override
  public <T> T execute(Supplier<T> work) {
    return executeUnseen(
        () -> {
          mayHaveChanged = true;
          return work.get();
        });
  }

  @Override
  public <T> T executeUnseen(Supplier<T> work) {
    if (isOnItsThread()) return work.get();
    var unit = new Unit<>(work);
    add(unit);
    return unit.await(patience, transactions::translated);
  }

  /**
   * Does work that changes nothing that can be read.
   *
   * @return whether it was done in that time; if not, it may be done later
   */
  public boolean attempt(Runnable work, Duration longest) {
    var unit = new Unit<>(() -> done(work));
    add(unit);
    return unit.isEndedWithin(longest) && unit.await(longest, transactions::translated);
  }

  private static boolean done(Runnable work) {
    work.run();
    return true;
  }

  /** Synchronized, so that no unit comes in behind the last one. */
  private synchronized void add(Unit<?> unit) {
    if (closing) throw refusal("Herald is shutting down.");
    if (hasStopped) throw stopped;
    var since = begun;
    if (since != 0 && System.nanoTime() - since > patience.toNanos() / 2) {
      throw refusal("The change that is being written takes long.");
    }
    if (!waiting.offer(unit)) throw refusal("Too many changes are waiting to be written.");
  }

  private static Busy refusal(String message) {
    return new Busy(message, RETRY_AFTER);
  }

  @Override
  public long version() {
    return version.now();
  }

  @Override
  public long awaitVersion(long known, Duration longest) throws InterruptedException {
    return version.await(known, longest);
  }

  private void run() {
    try {
      while (!closing || !waiting.isEmpty()) turn();
    } catch (Throwable e) {
      stop(e);
    }
  }

  /**
   * Does the units that wait, or if none does a step of what can wait, or looks for what others
   * have written. What failed has been undone when this returns; when it throws, the writer can't
   * go on.
   */
  private void turn() {
    try {
      takeGroup();
      if (!group.isEmpty()) commit();
      else if (tidy) mayHaveChanged = transactions.haveOthersWritten();
      else tidy = !whenIdle.test(transactions.handle());
    } catch (InterruptedException e) {
      LOG.warn("The writer was interrupted; it goes on until it is closed.");
    } catch (Throwable e) {
      tidy = true;
      for (var i = 0; i < group.size(); i++) group.get(i).fail(e);
      whenAUnitFails.accept(e);
      undo();
      if (group.isEmpty()) warn(e);
    } finally {
      endGroup();
    }
  }

  private void takeGroup() throws InterruptedException {
    var longest = tidy ? LOOKS_FOR_OTHERS_MILLIS : IDLE_AFTER_MILLIS;
    var first = waiting.poll(longest, TimeUnit.MILLISECONDS);
    if (first == null) return;
    tidy = false;
    group.add(first);
    takeMore();
  }

  private void takeMore() {
    waiting.drainTo(group, MOST_IN_A_GROUP - group.size());
  }

  private void commit() {
    begun = System.nanoTime() | 1; // never 0
    try {
      runAll();
    } catch (RunAgain e) {
      runAllAgain();
    } catch (RuntimeException e) {
      if (!transactions.isPassing(e)) throw e;
      LOG.warn("Changes are made once more, as their transaction failed: {}", e.toString());
      runAllAgain();
    }
  }

  private void runAllAgain() {
    undo();
    group.forEach(Unit::forget);
    beforeCommit.clear();
    runAll();
  }

  private void runAll() {
    transactions.begin();
    takeMore(); // what came while others had the turn
    mayHaveChanged |= transactions.haveOthersWritten();
    for (var unit : group) {
      if (unit.begin()) run(unit);
    }
    beforeCommit.forEach(Runnable::run);
    transactions.commit(mayHaveChanged);
  }

  private void run(Unit<?> unit) {
    transactions.beginUnit();
    var byEarlierUnits = beforeCommit.size();
    try {
      unit.run();
      transactions.endUnit();
    } catch (RunAgain again) {
      throw again;
    } catch (Throwable e) {
      unit.fail(e);
      whenAUnitFails.accept(e);
      beforeCommit.subList(byEarlierUnits, beforeCommit.size()).clear();
      try {
        transactions.undoUnit();
        transactions.endUnit();
      } catch (RunAgain again) {
        throw again;
      } catch (RuntimeException ended) {
        // The whole transaction has ended: the whole group fails, and for the first reason.
        e.addSuppressed(ended);
        throw e;
      }
    }
  }

  /** Allocates nothing: callers learn how it went even if the memory is used up. */
  private void endGroup() {
    count();
    begun = 0;
    beforeCommit.clear();
    if (mayHaveChanged) version.grow(); // before those know who made the changes
    mayHaveChanged = false;
    for (var i = 0; i < group.size(); i++) group.get(i).end();
    group.clear();
  }

  private void count() {
    if (begun == 0) return;
    nanos.add(System.nanoTime() - begun);
    units.add(group.size());
    commits.increment();
    commitsBySize.incrementAndGet(Integer.SIZE - Integer.numberOfLeadingZeros(group.size() - 1));
  }

  /**
   * What it has done since it started.
   *
   * @param waiting how many units wait now
   * @param sizes how many units had how many of the commits
   * @param nanos for how long it has been writing in all
   */
  public record Work(long waiting, long units, long commits, Distribution sizes, long nanos) {}

  /** What it has done so far. */
  public Work work() {
    var sizes =
        new Distribution(
            GROUP_SIZES,
            IntStream.range(0, GROUP_SIZES.size()).mapToObj(commitsBySize::get).toList());
    return new Work(waiting.size(), units.sum(), commits.sum(), sizes, nanos.sum());
  }

  /** Makes sure that no transaction is open. */
  private void undo() {
    var end = System.nanoTime() + LONGEST_UNDO_NANOS;
    while (true) {
      try {
        transactions.undo();
        return;
      } catch (Error e) {
        if (System.nanoTime() - end > 0) throw e;
        LockSupport.parkNanos(PAUSE_NANOS); // there may be memory again
      }
    }
  }

  private void warn(Throwable failure) {
    try {
      if (!transactions.isFull(failure)) {
        LOG.warn(
            "Tidying up the database failed; Herald tries again after the next change.", failure);
      } else if (fullDisk.isDue()) {
        LOG.warn("Tidying up the database waits for room on the disk.");
      }
    } catch (Throwable e) {
      // There is no memory to say so.
    }
  }

  private void stop(Throwable reason) {
    synchronized (this) {
      hasStopped = true;
    }
    for (var unit = waiting.poll(); unit != null; unit = waiting.poll()) {
      unit.fail(stopped);
      unit.end();
    }
    try {
      LOG.error("The database can't be written any more, until Herald is started again.", reason);
    } finally {
      whenItStops.accept(reason);
    }
  }

  /**
   * Takes no more work, finishes what is waiting, and closes the connection. It waits no longer
   * than some seconds for a disk that does not answer; what is not committed was not answered
   * either.
   */
  @Override
  public void close() {
    synchronized (this) {
      closing = true;
    }
    waiting.offer(new Unit<>(() -> true)); // wakes the thread, which a full queue does too
    try {
      thread.join(LONGEST_CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the process is in a hurry
      return;
    }
    if (thread.isAlive()) {
      LOG.error("A change is still being written after {} s.", LONGEST_CLOSE.toSeconds());
      return;
    }
    transactions.close();
  }
}
