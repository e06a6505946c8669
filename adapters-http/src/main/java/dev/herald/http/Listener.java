package dev.herald.http;

import dev.herald.http.tls.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;

/**
 * A port at which clients can connect. Until a server is started with it they wait for their
 * answers, and are cut off if it is closed instead. So nothing else needs to be done before it is
 * known that the port is free, and which it is.
 */
public final class Listener implements AutoCloseable {

  /** How many connections wait to be accepted, if the system lets so many. */
  private static final int BACKLOG = 1024;

  /** So that the system's memory does not fill with answers to those who don't read them. */
  private static final int SEND_BUFFER_BYTES = 128 * 1024;

  private final ServerSocketChannel channel;

  private Listener(ServerSocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes a port.
   *
   * @param port 0 for any free one
   * @throws CannotListen another program has it, or the host is none of this computer
   */
  public static Listener bind(String host, int port) {
    try {
      return new Listener(channel(new InetSocketAddress(host, port)));
    } catch (IOException | RuntimeException e) {
      throw CannotListen.of(e, host, port)
          .<RuntimeException>map(it -> it)
          .orElseGet(() -> unexpected(e));
    }
  }

  private static ServerSocketChannel channel(InetSocketAddress address) throws IOException {
    var channel = ServerSocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true); // soon after a stop too
      return channel.bind(address, BACKLOG);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static RuntimeException unexpected(Exception e) {
    return e instanceof RuntimeException it
        ? it
        : new UncheckedIOException(new IOException("Herald can't listen", e));
  }

  /** The port, which is never 0. */
  public int port() {
    return channel.socket().getLocalPort();
  }

  /**
   * What accepts the connections for a server, with TLS or without, and closes the port when the
   * server stops.
   */
  Connector connector(Server server, HttpConfiguration http, Optional<Tls> tls) {
    var connector = new PromptConnector(server, connections(http, tls));
    connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
    try {
      connector.open(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return connector;
  }

  private static ConnectionFactory[] connections(HttpConfiguration http, Optional<Tls> tls) {
    var plain = new HttpConnectionFactory(http);
    if (tls.isEmpty()) return new ConnectionFactory[] {plain};
    http.addCustomizer(new SecureRequestCustomizer(false)); // whatever it is called by clients
    var secure = new SslConnectionFactory(tls.get().context(), plain.getProtocol());
    return new ConnectionFactory[] {secure, plain};
  }

  /** Gives the port back. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
