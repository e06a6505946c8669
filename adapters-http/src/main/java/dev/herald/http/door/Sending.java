package dev.herald.http.door;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends large answers as fast as their readers take them, and holds no thread meanwhile. */
public final class Sending implements WriteListener {

  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
  private static final int BUFFER_BYTES = 16 * 1024;

  private final ServletOutputStream out;
  private final InputStream bytes;
  private final CompletableFuture<Void> sent = new CompletableFuture<>();

  private Sending(ServletOutputStream out, InputStream bytes) {
    this.out = out;
    this.bytes = bytes;
  }

  /** Makes the bytes the answer, as they are, and closes them in the end. */
  public static void send(Context ctx, InputStream bytes) {
    var request = ServletContextRequest.getServletContextRequest(ctx.req());
    var paced = Request.as(request, PacedRequest.class);
    if (paced != null) paced.stream();
    ctx.future(() -> begin(ctx, bytes));
  }

  private static CompletableFuture<Void> begin(Context ctx, InputStream bytes) {
    try {
      var sending = new Sending(ctx.res().getOutputStream(), bytes);
      if (ctx.method().equals(HandlerType.HEAD)) sending.end();
      else sending.out.setWriteListener(sending);
      return sending.sent;
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public void onWritePossible() throws IOException {
    while (out.isReady()) {
      var piece = bytes.readNBytes(BUFFER_BYTES);
      if (piece.length == 0) {
        end();
        return;
      }
      out.write(piece);
    }
  }

  private void end() throws IOException {
    bytes.close();
    sent.complete(null);
  }

  /** The reader has gone, or is too slow: nobody is there to be told. */
  @Override
  public void onError(Throwable failure) {
    LOG.debug("An answer was not read to its end.", failure);
    try {
      bytes.close();
    } catch (IOException e) {
      LOG.debug("What was to be sent can't be closed.", e);
    }
    sent.complete(null);
  }
}
