package dev.herald.http.door;

import java.util.Objects;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Answers that go on and on, of which little is sent and that at odd times, and those that are
 * waited for.
 */
public final class Live {

  private Live() {}

  /**
   * From now on the answer of a request is sent as it is written, and no rate is asked of it.
   *
   * @param isKnown whether its sender is known: its connection is no longer among those that may
   *     have to make room for others
   */
  public static void begin(Request request, boolean isKnown) {
    var paced = Request.as(request, PacedRequest.class);
    if (paced != null) paced.goLive(isKnown);
  }

  /**
   * Whether an answer that goes on and on can be {@linkplain #handOver handed over}: it is one of
   * Herald's own server, and not of one in which others have mounted its routes.
   */
  public static boolean canHandOver(Request request) {
    return Request.as(request, PacedRequest.class) != null
        && request.getConnectionMetaData().getConnection() instanceof HttpConnection;
  }

  /**
   * When a request is over whose answer goes on and on, its connection becomes another one, on
   * which the answer goes on and with which it ends. Something of the answer was sent before, and
   * its headers say that nothing else follows.
   */
  public static void handOver(Request request, Connection to) {
    Objects.requireNonNull(Request.as(request, PacedRequest.class)).handOver(to);
  }

  /**
   * From now on a request, whose sender is known, waits for something to happen: its connection is
   * not among those that may have to make room for others.
   */
  public static void beginWaiting(Request request) {
    var paced = Request.as(request, PacedRequest.class);
    if (paced != null) paced.beginWaiting();
  }

  /**
   * The request is about to be answered.
   *
   * @return whether its connection may stay; otherwise the answer has to say that it does not
   */
  public static boolean endWaiting(Request request) {
    var paced = Request.as(request, PacedRequest.class);
    return paced == null || paced.endWaiting();
  }
}
