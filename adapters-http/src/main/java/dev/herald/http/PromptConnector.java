package dev.herald.http;

import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Ends connections on which nothing is asked as soon as it is told to stop. Jetty would wait a
 * second for each, and browsers and programs keep such connections all the time.
 */
final class PromptConnector extends ServerConnector {

  PromptConnector(Server server, ConnectionFactory... connections) {
    super(server, connections);
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    var done = super.shutdown();
    for (var endPoint : getConnectedEndPoints()) {
      if (isIdle(endPoint.getConnection())) endPoint.close();
    }
    return done;
  }

  /** Whether no request is being sent or answered. */
  private static boolean isIdle(Connection connection) {
    if (connection instanceof SslConnection tls)
      return isIdle(tls.getSslEndPoint().getConnection());
    return connection instanceof HttpConnection http
        && http.getParser().isIdle()
        && http.getHttpChannel().getRequest() == null;
  }
}
