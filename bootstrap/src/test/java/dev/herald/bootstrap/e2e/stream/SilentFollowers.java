package dev.herald.bootstrap.e2e.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.bootstrap.bench.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Programs that read how a stream begins, and nothing after that, though they stay. */
final class SilentFollowers implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final List<Socket> sockets = new ArrayList<>();

  private final InetSocketAddress server;
  private final byte[] request;

  SilentFollowers(int port, String path) {
    server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    request =
        """
        GET %s HTTP/1.1\r
        Host: herald\r
        Authorization: Bearer %s\r
        \r
        """
            .formatted(path, ServerProcess.TOKEN)
            .getBytes(US_ASCII);
  }

  /** Has so many more of them follow the stream. */
  void follow(int count) throws IOException {
    for (var i = 0; i < count; i++) follow();
  }

  private void follow() throws IOException {
    var socket = new Socket();
    sockets.add(socket);
    socket.setReceiveBufferSize(4096); // before it connects, or else the server is not told
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(server, PATIENCE_MILLIS);
    socket.getOutputStream().write(request);
    var status = new String(socket.getInputStream().readNBytes(15), US_ASCII);
    assertThat(status).isEqualTo("HTTP/1.1 200 OK");
  }

  @Override
  public void close() throws IOException {
    for (var socket : sockets) socket.close();
  }
}
