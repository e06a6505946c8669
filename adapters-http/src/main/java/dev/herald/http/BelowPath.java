package dev.herald.http;

import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets requests come as clients sent them, below the path of the public address, or as a server in
 * front sends them on that has taken that path away. Only the first are known to what follows.
 */
final class BelowPath extends Handler.Wrapper {

  private final String path;

  /**
   * @param path without a slash at its end
   */
  BelowPath(String path) {
    this.path = path;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var uri = request.getHttpURI();
    var asked = uri.getPath();
    if (asked == null || asked.equals(path) || asked.startsWith(path + "/")) {
      return super.handle(request, response, callback);
    }
    var below = HttpURI.build(uri).path(path + asked).asImmutable();
    return super.handle(Request.serveAs(request, below), response, callback);
  }
}
