package dev.herald.http.door;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends large answers as fast as their readers take them, and holds no thread meanwhile. */
public final class Sending implements WriteListener {

  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
  private static final int BUFFER_BYTES = 16 * 1024;

  /** Then others have their turn. */
  private static final int PIECES_AT_ONCE = 8;

  private final Executor turns;
  private final Runnable abort;
  private final ServletOutputStream out;
  private final InputStream bytes;
  private final CompletableFuture<Void> sent = new CompletableFuture<>();
  private int sending;
  private boolean isOver;

  private Sending(Executor turns, Runnable abort, ServletOutputStream out, InputStream bytes) {
    this.turns = turns;
    this.abort = abort;
    this.out = out;
    this.bytes = bytes;
  }

  /**
   * Makes the bytes the answer, as they are, and closes them in the end. If they can't be read to
   * their end, the answer is broken off.
   */
  public static void send(Context ctx, InputStream bytes) {
    var request = ServletContextRequest.getServletContextRequest(ctx.req());
    var paced = Request.as(request, PacedRequest.class);
    if (paced != null) paced.stream();
    Executor turns = paced == null ? request.getComponents().getExecutor() : paced::executeInTurn;
    Runnable abort = request.getConnectionMetaData().getConnection().getEndPoint()::close;
    ctx.future(() -> begin(ctx, turns, abort, bytes));
  }

  private static CompletableFuture<Void> begin(
      Context ctx, Executor turns, Runnable abort, InputStream bytes) {
    try {
      var sending = new Sending(turns, abort, ctx.res().getOutputStream(), bytes);
      if (ctx.method().equals(HandlerType.HEAD)) sending.end();
      else sending.out.setWriteListener(sending);
      return sending.sent;
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public void onWritePossible() {
    turns.execute(this::sendSome);
  }

  @SuppressWarnings("CatchingThrowable") // or else somebody waits for ever
  private void sendSome() {
    if (!begin()) return;
    try {
      if (sendPieces()) turns.execute(this::sendSome);
    } catch (IOException e) {
      onError(e);
    } catch (Throwable e) {
      LOG.error("An answer was broken off.", e);
      onError(e);
    } finally {
      leave();
    }
  }

  /** Whether there may be more to send now. */
  private boolean sendPieces() throws IOException {
    for (var i = 0; i < PIECES_AT_ONCE; i++) {
      var piece = bytes.readNBytes(BUFFER_BYTES);
      if (piece.length == 0) {
        end();
        return false;
      }
      out.write(piece);
      if (!out.isReady()) return false; // from here on another thread may go on
    }
    return true;
  }

  /** The reader has gone, or is too slow, or there is no more: nobody must take it for the end. */
  @Override
  public void onError(Throwable failure) {
    LOG.debug("An answer was not read to its end.", failure);
    abort.run();
    end();
  }

  private synchronized boolean begin() {
    if (isOver) return false;
    sending++;
    return true;
  }

  private void leave() {
    synchronized (this) {
      sending--;
    }
    finish();
  }

  private void end() {
    synchronized (this) {
      isOver = true;
    }
    finish();
  }

  /** Lets the request end when no thread needs it any more. */
  private void finish() {
    synchronized (this) {
      if (!isOver || sending > 0) return;
    }
    try {
      bytes.close();
    } catch (IOException e) {
      LOG.debug("What was to be sent can't be closed.", e);
    }
    sent.complete(null);
  }
}
