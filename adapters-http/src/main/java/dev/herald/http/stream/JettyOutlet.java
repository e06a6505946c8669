package dev.herald.http.stream;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a request in a server of others, as Jetty has it: below servlets, which would keep
 * a buffer for each.
 */
final class JettyOutlet implements AnswerOutlet {

  private final Request request;
  private final EndPoint endPoint;
  private final Response response;
  private final CompletableFuture<Void> over;

  private volatile @Nullable Disconnection disconnection;

  JettyOutlet(Request request, Response response, CompletableFuture<Void> over) {
    this.request = request;
    endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    this.response = response;
    this.over = over;
  }

  @Override
  public void begin(boolean isKnown, Runnable whenGone) {
    Request.addCompletionListener(request, failure -> whenGone.run());
    var awaited = Disconnection.await(request, endPoint, whenGone);
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
