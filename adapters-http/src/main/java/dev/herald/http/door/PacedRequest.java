package dev.herald.http.door;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/** A request whose client has to send its body at some rate. */
final class PacedRequest extends Request.Wrapper implements Watch.Watched {

  /** So much is rather read to its end than paid for with a new connection. */
  private static final int SMALL_REST = 64 * 1024;

  /** Then it is the turn of others. */
  private static final int DROPPED_AT_ONCE = 64 * 1024;

  private final Limits limits;
  private final Watch watch;
  private final Turns turns;
  private final OpenConnections connections;

  private volatile long waitingSince;
  private volatile long arrived;
  private volatile boolean asked;
  private volatile boolean ended;
  private volatile boolean isStreamed;
  private volatile boolean isLive;
  private volatile boolean isKnownLive;
  private volatile long lingeringUntil;
  private final AtomicBoolean hasTurn = new AtomicBoolean();

  PacedRequest(
      Request request, Limits limits, Watch watch, Turns turns, OpenConnections connections) {
    super(request);
    this.turns = turns;
    this.connections = connections;
    this.limits = limits;
    this.watch = watch;
    ended = request.getLength() == 0 || !hasBody(request);
  }

  private static boolean hasBody(Request request) {
    return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }

  /** One thread after another reads. */
  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate")
  public Content.@Nullable Chunk read() {
    var chunk = super.read();
    if (chunk == null) return null;
    arrived += chunk.remaining();
    if (chunk.isLast() || Content.Chunk.isFailure(chunk)) end();
    return chunk;
  }

  private void end() {
    ended = true;
    watch.remove(this);
  }

  @Override
  public void demand(Runnable callback) {
    asked = true;
    if (waitingSince == 0) {
      waitingSince = System.nanoTime();
      watch.add(this);
    }
    super.demand(callback);
  }

  @Override
  public void look(long now) {
    var isLate =
        lingeringUntil != 0
            ? now - lingeringUntil > 0
            : limits.isTooSlow(arrived, now - waitingSince);
    if (ended || !isLate) return;
    end();
    fail(new TimeoutException("The client is too slow."));
  }

  /** What nobody has read is {@linkplain #dropRest dropped} after the answer. */
  @Override
  public boolean consumeAvailable() {
    return true;
  }

  /** Answers from now on without a copy in memory. */
  void stream() {
    isStreamed = true;
  }

  boolean isStreamed() {
    return isStreamed;
  }

  /** Answers from now on as it is written, at no rate. */
  void goLive(boolean isKnown) {
    isLive = true;
    isKnownLive = isKnown;
    if (isKnown) connections.dismiss(this);
  }

  /** Has another connection take over when this is over. */
  void handOver(Connection to) {
    if (!isKnownLive) to.addEventListener(connections);
    setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, to);
  }

  /** Waits for something to happen, and is known. */
  void beginWaiting() {
    connections.dismiss(this);
  }

  /** Is answered after waiting; false if its connection has to be closed then. */
  boolean endWaiting() {
    return connections.readmit(this);
  }

  boolean isLive() {
    return isLive;
  }

  /**
   * Whether another request can follow on the connection: little or nothing is left of the body. Of
   * a body whose length is not known, reads a little to see.
   */
  boolean canBeFollowed() {
    if (ended) return true;
    if (isUnasked()) return false;
    if (getLength() >= 0) return getLength() - arrived <= SMALL_REST;
    for (var begun = arrived; !ended && arrived - begun <= SMALL_REST; ) {
      var chunk = read();
      if (chunk == null) return false;
      chunk.release();
    }
    return ended;
  }

  /** Whether the client waits to be asked for the body, and must not be. */
  private boolean isUnasked() {
    return !asked
        && arrived == 0
        && getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
  }

  /**
   * Reads the rest of the body and drops it, within limits. To hang up at once would be simpler,
   * but a client or a proxy that is still sending then never sees the answer.
   *
   * @param isUnwelcome whether the client asks too often, and has little of its rest read
   */
  void dropRest(boolean isUnwelcome, Callback after) {
    if (ended || isUnasked()) {
      after.succeeded();
      return;
    }
    lingeringUntil = System.nanoTime() + limits.linger().toNanos();
    watch.add(this);
    new Dropping(isUnwelcome ? SMALL_REST : limits.leftover(), after).run();
  }

  /**
   * Whether it changes nothing, as it only reads or shows nothing by which its sender could be let
   * in: then it may wait for others. What asks whether the server is well may not.
   */
  boolean mayWait() {
    var path = Request.getPathInContext(this);
    if (path.endsWith("/health/live") || path.endsWith("/health/ready")) return false;
    if (HttpMethod.GET.is(getMethod()) || HttpMethod.HEAD.is(getMethod())) return true;
    return !getHeaders().contains(HttpHeader.AUTHORIZATION)
        && !getHeaders().contains(HttpHeader.COOKIE)
        && getHttpURI().getQuery() == null;
  }

  /**
   * Takes a turn of those that {@linkplain #mayWait may wait}.
   *
   * @param later goes on with it on another thread when it is its turn, if it is not now
   * @return whether it is now
   */
  boolean takeTurn(Runnable later) {
    var isNow = turns.take(() -> getComponents().getExecutor().execute(() -> begin(later)));
    if (isNow) hasTurn.set(true);
    return isNow;
  }

  private void begin(Runnable turn) {
    hasTurn.set(true);
    turn.run();
  }

  /** Ends its turn, if it still has one, such as when its thread has to wait for its client. */
  void endTurn() {
    if (hasTurn.compareAndSet(true, false)) turns.end();
  }

  /** Has something done for it on another thread, in a turn of its own. */
  void executeInTurn(Runnable work) {
    turns.execute(work, getComponents().getExecutor());
  }

  /** Forgets about a request that is over. */
  void leave() {
    watch.remove(this);
  }

  private final class Dropping implements Invocable.Task {

    private final long most;
    private final Callback after;
    private final long begun = arrived;

    Dropping(long most, Callback after) {
      this.most = most;
      this.after = after;
    }

    @Override
    public void run() {
      executeInTurn(this::drop);
    }

    private void drop() {
      var enough = arrived + DROPPED_AT_ONCE;
      while (!ended && arrived - begun <= most) {
        if (arrived >= enough) {
          run();
          return;
        }
        var chunk = read();
        if (chunk == null) {
          demand(this);
          return;
        }
        chunk.release();
      }
      after.succeeded();
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }
  }
}
