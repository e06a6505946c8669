package dev.herald.http.door;

import org.eclipse.jetty.server.Request;

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
