package dev.herald.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.testkit.RawConnection;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stop does not wait for clients that keep a connection for later. */
class PromptConnectorTest {

  private final Server server = new Server();
  private final PromptConnector connector =
      new PromptConnector(server, new HttpConnectionFactory());

  @Test
  void endsConnectionsOnWhichNothingIsAsked() throws Exception {
    connector.setShutdownIdleTimeout(-1); // or else Jetty would end them too, after a second
    server.addConnector(connector);
    server.start();
    try (var unused = RawConnection.to(connector.getLocalPort());
        var kept = RawConnection.to(connector.getLocalPort())) {
      kept.lines("GET / HTTP/1.1", "Host: localhost", "");
      assertThat(kept.line()).startsWith("HTTP/1.1 404");

      untilNobodyIsConnected();

      assertThat(unused.rest()).isEmpty();
      assertThat(kept.rest()).contains("404");
    }
  }

  /** The answer may be here before the server has seen to its end. */
  private void untilNobodyIsConnected() {
    var deadline = System.nanoTime() + SECONDS.toNanos(20);
    do {
      connector.shutdown();
      assertThat(System.nanoTime()).as("within 20 s").isLessThan(deadline);
    } while (!connector.getConnectedEndPoints().isEmpty());
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }
}
