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
 * Notices at once that the reader of an answer has gone. Jetty by itself does not read from a
 * connection while an answer is under way, and would learn of it by the second write after that.
 */
final class Disconnection implements Callback {

  /** So much is dropped of what nobody asked for. */
  private static final int MOST_UNASKED_BYTES = 4096;

  private final EndPoint endPoint;
  private final Runnable whenGone;
  private int unasked;
  private boolean isOver;
  private boolean isGone;

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
    var headers = request.getHeaders();
    var hasBody = request.getLength() > 0 || headers.contains(HttpHeader.TRANSFER_ENCODING);
    return hasBody ? new Disconnection(endPoint, whenGone) : await(endPoint, whenGone);
  }

  /**
   * Waits for it, where nobody else reads.
   *
   * @param whenGone is done once, and must not block
   */
  static Disconnection await(EndPoint endPoint, Runnable whenGone) {
    var made = new Disconnection(endPoint, whenGone);
    endPoint.tryFillInterested(made);
    return made;
  }

  /**
   * Waits no longer: the answer is about to end, and Jetty reads from the connection. From now on
   * nothing is taken from it any more.
   */
  void forget() {
    synchronized (this) {
      isOver = true;
    }
    if (endPoint instanceof AbstractEndPoint it) {
      it.getFillInterest().onFail(new ClosedChannelException());
    }
  }

  synchronized boolean isGone() {
    return isGone;
  }

  /** Whether something came that was dropped, so that another request can't follow. */
  synchronized boolean hasDropped() {
    return unasked > 0;
  }

  @Override
  public void succeeded() {
    if (isStillThere()) return;
    gone();
  }

  private synchronized boolean isStillThere() {
    if (isOver) return true;
    try {
      var filled = fill();
      while (filled > 0 && unasked <= MOST_UNASKED_BYTES) filled = fill();
      if (filled == 0) endPoint.tryFillInterested(this);
      return filled >= 0;
    } catch (IOException e) {
      return false;
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
    synchronized (this) {
      if (isOver) return;
      isOver = true;
      isGone = true;
    }
    whenGone.run();
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }
}
