package dev.herald.http.door;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;

/** Ends connections on which the headers of a request take too long, byte by byte. */
final class SlowHeaders implements Watch.Watched {

  private static final byte[] ANSWER =
      "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(US_ASCII);

  private static final String NO_CIPHER = "SSL_NULL_WITH_NULL_NULL";

  private final Server server;
  private final long patience;

  SlowHeaders(Server server, Duration patience) {
    this.server = server;
    this.patience = patience.toNanos();
  }

  @Override
  public void look(long now) {
    for (Connector connector : server.getConnectors()) {
      for (var endPoint : connector.getConnectedEndPoints()) look(endPoint, now);
    }
  }

  private void look(EndPoint endPoint, long now) {
    if (endPoint.getConnection() instanceof SslConnection tls) {
      if (isShakingHands(tls)) lookAtHandshake(endPoint);
      else look(tls.getSslEndPoint(), now);
    }
    if (!(endPoint.getConnection() instanceof HttpConnection connection)) return;
    var parser = connection.getParser();
    var isUnderWay = parser.inHeaderState() && !parser.isIdle();
    if (!isUnderWay || now - parser.getBeginNanoTime() < patience) return;
    var failure = new TimeoutException("The headers take too long.");
    endPoint.write(
        Callback.from(() -> endPoint.close(failure), unwritten -> endPoint.close(failure)),
        ByteBuffer.wrap(ANSWER));
  }

  /** Until it is over there is no session yet. */
  private static boolean isShakingHands(SslConnection tls) {
    return tls.getSSLEngine().getSession().getCipherSuite().equals(NO_CIPHER);
  }

  private void lookAtHandshake(EndPoint endPoint) {
    var age = System.currentTimeMillis() - endPoint.getCreatedTimeStamp();
    if (age < patience / 1_000_000) return;
    endPoint.close(new TimeoutException("The handshake takes too long."));
  }
}
