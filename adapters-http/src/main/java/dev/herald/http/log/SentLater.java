package dev.herald.http.log;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** An answer that goes on when its request is over: the access log is told of it at its end. */
public final class SentLater {

  private static final String ATTRIBUTE = "herald.sent-later";

  private final long begun = System.nanoTime();
  private @Nullable Answered answered;
  private @Nullable Consumer<Answered> log;
  private long bytes;
  private boolean isOver;

  private SentLater() {}

  /** Notes of a request that its answer is going to be one. */
  public static SentLater note(Request request) {
    var made = new SentLater();
    request.setAttribute(ATTRIBUTE, made);
    return made;
  }

  static Optional<SentLater> of(Request request) {
    return Optional.ofNullable((SentLater) request.getAttribute(ATTRIBUTE));
  }

  /** The request is over. */
  void answered(Answered soFar, Consumer<Answered> whereTo) {
    synchronized (this) {
      answered = soFar;
      log = whereTo;
    }
    tellAtTheEnd();
  }

  /**
   * All of it was sent, or it is broken off. Only the first time counts.
   *
   * @param more how many bytes were sent of which its request did not know
   */
  public void end(long more) {
    synchronized (this) {
      if (isOver) return;
      isOver = true;
      bytes = more;
    }
    tellAtTheEnd();
  }

  private void tellAtTheEnd() {
    Consumer<Answered> told;
    Answered all;
    synchronized (this) {
      var soFar = answered;
      told = log;
      if (!isOver || soFar == null || told == null) return;
      all = soFar.andMore(bytes, Duration.ofNanos(System.nanoTime() - begun));
      log = null;
    }
    told.accept(all);
  }
}
