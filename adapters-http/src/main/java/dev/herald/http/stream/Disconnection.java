package dev.herald.http.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Notices at once that the reader of an answer has gone, after which nothing else can follow on its
 * connection. Jetty by itself does not read from a connection while an answer is under way, and
 * would learn of it by the second write after that.
 */
final class Disconnection implements Callback {

  /** So much is dropped of what nobody asked for. */
  private static final int MOST_UNASKED_BYTES = 4096;

  private final EndPoint endPoint;
  private final Runnable whenGone;
  private int unasked;
  private volatile boolean isOver;

  private Disconnection(EndPoint endPoint, Runnable whenGone) {
    this.endPoint = endPoint;
    this.whenGone = whenGone;
  }

  /**
   * Waits for it, unless something of the request is still to be read.
   *
   * @param whenGone is done once, and must not block
   */
  static Disconnection await(Request request, EndPoint endPoint, Runnable whenGone) {
    var made = new Disconnection(endPoint, whenGone);
    var headers = request.getHeaders();
    var hasBody = request.getLength() > 0 || headers.contains(HttpHeader.TRANSFER_ENCODING);
    if (!hasBody) endPoint.tryFillInterested(made);
    return made;
  }

  /** Waits no longer: the answer is about to end, and Jetty reads from the connection. */
  void forget() {
    isOver = true;
    if (endPoint instanceof AbstractEndPoint it) {
      it.getFillInterest().onFail(new ClosedChannelException());
    }
  }

  @Override
  public void succeeded() {
    if (isOver) return;
    try {
      var filled = fill();
      while (filled > 0 && unasked <= MOST_UNASKED_BYTES) filled = fill();
      if (filled < 0) gone();
      else if (filled == 0) endPoint.tryFillInterested(this);
    } catch (IOException e) {
      gone();
    }
  }

  private int fill() throws IOException {
    ByteBuffer dropped = BufferUtil.allocate(256);
    var filled = endPoint.fill(dropped);
    unasked += Math.max(0, filled);
    return filled;
  }

  @Override
  public void failed(Throwable failure) {
    gone();
  }

  private void gone() {
    if (isOver) return;
    isOver = true;
    whenGone.run();
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }
}
