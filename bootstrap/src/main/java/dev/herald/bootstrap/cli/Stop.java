package dev.herald.bootstrap.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ExitCode;

/**
 * Closes a server when the process is told to stop. The process then ends, whatever happens: its
 * threads are made while there is memory for them.
 */
final class Stop {

  /** A server that is told to stop and does not end is ended after this time. */
  static final Duration LIMIT = Duration.ofSeconds(30);

  /** What the process answers if it ended by itself, as it could not go on. */
  static final int BROKEN = 3;

  /** What the process answers if it did not stop within the limit. */
  static final int TOO_LATE = 4;

  private static final Logger LOG = LoggerFactory.getLogger(Stop.class);

  private final Runnable before;
  private final AutoCloseable server;
  private final Duration limit;
  private final IntConsumer halt;
  private final CountDownLatch begun = new CountDownLatch(1);
  private volatile int exitCode = ExitCode.OK;

  /**
   * @param before done first, if the server stops because it is told to
   */
  Stop(Runnable before, AutoCloseable server, Duration limit, IntConsumer halt) {
    this.before = before;
    this.server = server;
    this.limit = limit;
    this.halt = halt;
    var watch = new Thread(this::endIfItTakesTooLong, "herald-stop-limit");
    watch.setDaemon(true);
    watch.start();
  }

  /** Closes the server when this process ends in order. */
  static Stop withTheProcess(Runnable before, AutoCloseable server) {
    var runtime = Runtime.getRuntime();
    var stop = new Stop(before, server, LIMIT, runtime::halt);
    runtime.addShutdownHook(new Thread(stop::run, "herald-stop"));
    return stop;
  }

  /** What the process answers if all is closed well; 0 unless this is called. */
  void exitCode(int code) {
    exitCode = code;
  }

  /** Whoever asks the process to stop, and waits, is told that all went well, if it did. */
  void run() {
    try {
      if (exitCode == ExitCode.OK) before.run();
    } catch (Throwable e) {
      report(e);
    } finally {
      begun.countDown();
    }
    var code = ExitCode.SOFTWARE;
    try {
      server.close();
      code = exitCode;
    } catch (Throwable e) {
      report(e);
    } finally {
      halt.accept(code);
    }
  }

  private static void report(Throwable failure) {
    try {
      LOG.error("Herald could not be stopped in order.", failure);
    } catch (Throwable e) {
      // There is no memory to say so.
    }
  }

  private void endIfItTakesTooLong() {
    try {
      begun.await();
    } catch (InterruptedException e) {
      return;
    }
    var end = System.nanoTime() + limit.toNanos();
    while (end - System.nanoTime() > 0) LockSupport.parkNanos(end - System.nanoTime());
    halt.accept(TOO_LATE); // without a word: what takes too long may be what would write it
  }
}
