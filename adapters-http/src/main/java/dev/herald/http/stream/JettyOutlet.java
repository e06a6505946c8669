package dev.herald.http.stream;

import dev.herald.http.door.Live;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a request as Jetty has it: below servlets, which would keep a buffer for each and
 * count what it takes against the rate of readers.
 */
final class JettyOutlet implements Outlet {

  private final Request request;
  private final EndPoint endPoint;
  private final Response response;
  private final CompletableFuture<Void> over;

  private volatile @Nullable Disconnection disconnection;

  private JettyOutlet(Request request, Response response, CompletableFuture<Void> over) {
    this.request = request;
    endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    this.response = response;
    this.over = over;
  }

  /**
   * The outlet of a request that is answered asynchronously.
   *
   * @param over completed when the answer is at its end
   */
  static JettyOutlet of(Context ctx, CompletableFuture<Void> over) {
    var request = ServletContextRequest.getServletContextRequest(ctx.req());
    return new JettyOutlet(request, request.getServletContextResponse(), over);
  }

  /**
   * From now on it goes on and on.
   *
   * @param isKnown whether it is known whose it is
   */
  void begin(boolean isKnown) {
    Live.begin(request, isKnown);
  }

  /** Has this done when the request is over, for whatever reason, or its reader has gone. */
  void whenOver(Runnable work) {
    Request.addCompletionListener(request, failure -> work.run());
    var awaited = Disconnection.await(request, endPoint, work);
    disconnection = awaited;
    if (over.isDone()) awaited.forget(); // it has ended meanwhile
  }

  @Override
  public void write(ByteBuffer bytes, Written whenDone) {
    response.write(
        false,
        bytes,
        new Callback() {
          @Override
          public void succeeded() {
            whenDone.done();
          }

          @Override
          public void failed(Throwable failure) {
            whenDone.failed();
          }

          @Override
          public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
          }
        });
  }

  @Override
  public void end() {
    var awaited = disconnection;
    if (awaited != null) awaited.forget();
    over.complete(null);
  }

  @Override
  public void abort() {
    endPoint.close();
    over.complete(null);
  }
}
