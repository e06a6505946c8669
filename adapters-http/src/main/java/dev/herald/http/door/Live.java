package dev.herald.http.door;

import org.eclipse.jetty.server.Request;

/** Answers that go on and on, of which little is sent and that at odd times. */
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
}
