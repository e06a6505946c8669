package dev.herald.http.door;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * An answer that its writer need not wait for: what the reader has not taken yet is kept in memory,
 * as long as there is some, and sent without a thread.
 */
final class PacedResponse extends Response.Wrapper implements Watch.Watched {

  /** Of one answer; more than this its writer has to wait for. */
  private static final int MAX_KEPT_BYTES = 512 * 1024;

  private record Piece(boolean isLast, @Nullable ByteBuffer bytes, int kept, Callback callback) {}

  private final PacedRequest request;
  private final Limits limits;
  private final Budget memory;
  private final Watch watch;

  /** Not of those that go on and on, of which there are many at once. */
  private @Nullable Sender sender;

  private final Deque<Piece> pieces = new ArrayDeque<>(1);
  private @Nullable Piece current;
  private @Nullable Throwable failure;
  private @Nullable Consumer<@Nullable Throwable> whenSent;
  private boolean hasLast;
  private long kept;
  private long begun;
  private long sent;

  PacedResponse(
      PacedRequest request, Response response, Limits limits, Budget memory, Watch watch) {
    super(request, response);
    this.request = request;
    this.limits = limits;
    this.memory = memory;
    this.watch = watch;
  }

  @Override
  public void write(boolean last, @Nullable ByteBuffer bytes, Callback callback) {
    if (request.isLive()) {
      super.write(last, bytes, callback);
      return;
    }
    var first = sender;
    var sending = first == null ? begin() : first;
    var size = bytes == null ? 0 : bytes.remaining();
    var keeps = !request.isStreamed() && keep(size);
    Throwable broken;
    synchronized (pieces) {
      broken = failure;
      if (broken == null) {
        hasLast |= last;
        pieces.add(
            keeps
                ? new Piece(last, copy(bytes), size, Callback.NOOP)
                : new Piece(last, bytes, 0, callback));
      }
    }
    if (broken != null) {
      if (keeps) forget(size);
      callback.failed(broken);
      return;
    }
    if (!keeps && size > 0) request.endTurn(); // as its writer may have to wait for its reader
    sending.iterate();
    if (keeps) callback.succeeded();
  }

  private Sender begin() {
    begun = System.nanoTime();
    if (!request.canBeFollowed()) {
      getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
    }
    var made = new Sender();
    sender = made;
    return made;
  }

  private boolean keep(int size) {
    synchronized (pieces) {
      if (kept + size > MAX_KEPT_BYTES || !memory.take(size)) return false;
      kept += size;
      return true;
    }
  }

  private void forget(int size) {
    memory.giveBack(size);
    synchronized (pieces) {
      kept -= size;
    }
  }

  private static @Nullable ByteBuffer copy(@Nullable ByteBuffer bytes) {
    if (bytes == null) return null;
    var copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return ByteBuffer.wrap(copy);
  }

  @Override
  public boolean hasLastWrite() {
    synchronized (pieces) {
      return hasLast || super.hasLastWrite();
    }
  }

  /** Goes on when all that was written is sent, or tells why it can't be. */
  void whenSent(Consumer<@Nullable Throwable> next) {
    Throwable broken;
    synchronized (pieces) {
      broken = failure;
      if (broken == null && (current != null || !pieces.isEmpty())) {
        whenSent = next;
        return;
      }
    }
    next.accept(broken);
  }

  @Override
  public void look(long now) {
    synchronized (pieces) {
      if (current == null || !limits.isTooSlow(sent, now - begun)) return;
    }
    watch.remove(this);
    request
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close(new TimeoutException("The client is too slow."));
  }

  private final class Sender extends IteratingCallback {

    @Override
    protected Action process() {
      Piece piece;
      synchronized (pieces) {
        piece = pieces.poll();
        current = piece;
      }
      if (piece == null) return Action.IDLE;
      watch.add(PacedResponse.this);
      PacedResponse.super.write(piece.isLast(), piece.bytes(), this);
      return Action.SCHEDULED;
    }

    @Override
    protected void onSuccess() {
      Piece piece;
      Consumer<@Nullable Throwable> next = null;
      synchronized (pieces) {
        piece = current;
        current = null;
        if (piece != null && piece.bytes() != null) sent += piece.bytes().position();
        if (pieces.isEmpty()) {
          next = whenSent;
          whenSent = null;
        }
      }
      watch.remove(PacedResponse.this);
      if (piece != null) {
        forget(piece.kept());
        piece.callback().succeeded();
      }
      if (next != null) next.accept(null);
    }

    @Override
    protected void onFailure(Throwable cause) {
      List<Piece> lost;
      Consumer<@Nullable Throwable> next;
      synchronized (pieces) {
        failure = cause;
        lost = new ArrayList<>(pieces);
        if (current != null) lost.add(0, current);
        pieces.clear();
        current = null;
        next = whenSent;
        whenSent = null;
      }
      watch.remove(PacedResponse.this);
      for (var piece : lost) {
        forget(piece.kept());
        piece.callback().failed(cause);
      }
      if (next != null) next.accept(cause);
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }
  }
}
