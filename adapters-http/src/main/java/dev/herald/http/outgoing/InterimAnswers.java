package dev.herald.http.outgoing;

import org.eclipse.jetty.client.EarlyHintsProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Passes over interim answers (1xx), whatever they say, and ends a post whose receiver sends them
 * without end. Jetty by itself knows three of them, and never ends a post that is answered with
 * another, or with two that tell to continue.
 */
final class InterimAnswers extends EarlyHintsProtocolHandler {

  /** How many may come before the answer itself. */
  static final int MOST = 10;

  private static final String COUNT = InterimAnswers.class.getName();

  @Override
  public boolean accept(Request request, Response response) {
    if (!HttpStatus.isInterim(response.getStatus())) return false;
    var count = request.getAttributes().get(COUNT) instanceof Integer before ? before + 1 : 1;
    request.attribute(COUNT, count);
    if (count <= MOST) return true;
    var unused =
        response.abort(new PostFailed("There were more than " + MOST + " interim answers."));
    return false;
  }
}
