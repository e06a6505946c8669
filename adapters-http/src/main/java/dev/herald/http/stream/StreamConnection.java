package dev.herald.http.stream;

import dev.herald.http.door.Live;
import dev.herald.http.log.SentLater;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A connection on which nothing but a stream follows. The first bytes of it are written as the
 * answer of its request, with the headers; then the request is over and forgotten, and Jetty hands
 * the connection over. So a stream takes no more memory than a connection does, and nothing is in
 * the way of its bytes, which are the same for all who read it.
 */
final class StreamConnection extends AbstractConnection.NonBlocking
    implements AnswerOutlet, Connection.UpgradeTo, Callback {

  /** For readers to hang up who have got the end. */
  private static final Duration LINGER = Duration.ofSeconds(5);

  /** So much is dropped of what nobody asked for, after the end. */
  private static final int MOST_UNASKED_BYTES = 4096;

  private final CompletableFuture<Void> requestOver;
  private final SentLater log;
  private Runnable whenGone = () -> {};
  private @Nullable Asked asked;
  private @Nullable Disconnection disconnection;

  /** Whoever learns of the write that is under way. */
  private @Nullable Written writing;

  private int length;
  private long sent;
  private int unasked;
  private volatile boolean isEnding;

  /** What is forgotten when the connection is handed over. */
  private record Asked(Request request, Response response) {}

  StreamConnection(Request request, Response response, CompletableFuture<Void> requestOver) {
    super(
        request.getConnectionMetaData().getConnection().getEndPoint(),
        request.getComponents().getExecutor());
    this.requestOver = requestOver;
    asked = new Asked(request, response);
    log = SentLater.note(request);
  }

  @Override
  public void begin(boolean isKnown, Runnable gone) {
    whenGone = gone;
    var request = asked().request();
    Live.begin(request, isKnown);
    Request.addCompletionListener(request, failure -> goneIf(failure != null));
  }

  private Asked asked() {
    return Objects.requireNonNull(asked);
  }

  private void goneIf(boolean isSo) {
    if (isSo) whenGone.run();
  }

  @Override
  public void write(ByteBuffer bytes, Written whenDone) {
    writing = whenDone;
    length = bytes.remaining();
    if (asked == null) getEndPoint().write(this, bytes);
    else asked().response().write(false, bytes, new First());
  }

  /** The headers are sent, and the first bytes. */
  private final class First implements Callback {

    @Override
    public void succeeded() {
      Live.handOver(asked().request(), StreamConnection.this);
      asked = null;
      requestOver.complete(null);
    }

    @Override
    public void failed(Throwable failure) {
      StreamConnection.this.failed(failure);
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }
  }

  /** It has been handed over. */
  @Override
  public void onOpen() {
    super.onOpen();
    getEndPoint().setIdleTimeout(0); // who takes nothing for too long is known elsewhere
    disconnection = Disconnection.await(getEndPoint(), whenGone);
    written().done();
    goneIf(!getEndPoint().isOpen());
  }

  /** Nobody has asked for what came behind the request. */
  @Override
  public void onUpgradeTo(ByteBuffer buffer) {
    BufferUtil.clear(buffer);
  }

  private Written written() {
    return Objects.requireNonNull(writing);
  }

  @Override
  public void succeeded() {
    sent += length;
    written().done();
  }

  @Override
  public void failed(Throwable failure) {
    written().failed();
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  /** Who has got the end hangs up; if the server did so first, the end might get lost. */
  @Override
  public void end() {
    var reading = disconnection;
    if (reading == null) { // it has not begun
      abort();
      return;
    }
    log.end(sent);
    isEnding = true;
    reading.forget();
    getEndPoint().shutdownOutput();
    getEndPoint().setIdleTimeout(LINGER.toMillis());
    fillInterested();
  }

  /** Something came after the end. */
  @Override
  public void onFillable() {
    try {
      var dropped = BufferUtil.allocate(256);
      var filled = getEndPoint().fill(dropped);
      unasked += Math.max(0, filled);
      if (filled < 0 || unasked > MOST_UNASKED_BYTES) close();
      else fillInterested();
    } catch (IOException e) {
      close();
    }
  }

  @Override
  public boolean onIdleExpired(TimeoutException timeout) {
    return isEnding;
  }

  @Override
  public void abort() {
    log.end(sent);
    close();
    requestOver.complete(null);
  }

  @Override
  public void onClose(@Nullable Throwable cause) {
    super.onClose(cause);
    whenGone.run();
  }
}
