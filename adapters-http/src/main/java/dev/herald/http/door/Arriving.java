package dev.herald.http.door;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/** A body of which one piece after the other is taken as it comes. */
abstract class Arriving implements Invocable.Task {

  private final Request request;
  private final CompletableFuture<Arrived> arriving = new CompletableFuture<>();
  private boolean isLater;

  Arriving(Request request) {
    this.request = request;
  }

  /** Begins to take it, and has done when it is there already. */
  final CompletableFuture<Arrived> arriving() {
    run();
    return arriving;
  }

  /** Takes a piece. What it throws is why the body is not taken. */
  abstract void take(ByteBuffer piece) throws Exception;

  /** Everything has come. What it throws is why the body is not taken. */
  abstract Arrived end() throws Exception;

  /** Forgets what was taken. */
  abstract void cancel();

  @Override
  @SuppressWarnings("CatchingThrowable") // or else somebody waits for ever
  public final void run() {
    try {
      while (true) {
        var chunk = request.read();
        if (chunk == null) {
          isLater = true;
          request.demand(this);
          return;
        }
        if (Content.Chunk.isFailure(chunk)) throw Bodies.reason(chunk.getFailure());
        try {
          if (chunk.hasRemaining()) take(chunk.getByteBuffer());
        } finally {
          chunk.release();
        }
        if (chunk.isLast()) {
          finish(end());
          return;
        }
      }
    } catch (Throwable e) {
      cancel();
      finish(Arrived.failed(e instanceof Exception failure ? failure : new RuntimeException(e)));
    }
  }

  /** Who handles it may block, but who brought it must not. */
  private void finish(Arrived arrived) {
    if (isLater) Bodies.later(request, () -> arriving.complete(arrived));
    else arriving.complete(arrived);
  }
}
