package dev.herald.http.stream;

import dev.herald.http.door.Live;
import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Where the bytes of a stream go that is the answer to a request. */
interface AnswerOutlet extends Outlet {

  /**
   * The outlet of a request that is answered asynchronously.
   *
   * @param over completed when nothing is left to be done for the request
   */
  static AnswerOutlet of(Context ctx, CompletableFuture<Void> over) {
    var request = ServletContextRequest.getServletContextRequest(ctx.req());
    var response = request.getServletContextResponse();
    return Live.canHandOver(request)
        ? new StreamConnection(request, response, over)
        : new JettyOutlet(request, response, over);
  }

  /**
   * From now on the answer goes on and on. Nothing was written yet.
   *
   * @param isKnown whether it is known whose it is
   * @param whenGone is done when its reader has gone, or when it is over for another reason, and
   *     then perhaps twice; must not block
   */
  void begin(boolean isKnown, Runnable whenGone);
}
