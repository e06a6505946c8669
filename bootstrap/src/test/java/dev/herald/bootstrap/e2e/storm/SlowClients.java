package dev.herald.bootstrap.e2e.storm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Clients who send a byte a second of a request, or take one of an answer. */
final class SlowClients implements AutoCloseable {

  private static final Duration TURN = Duration.ofSeconds(1);

  private final List<Client> clients = new ArrayList<>();
  private final CountDownLatch stop = new CountDownLatch(1);

  /**
   * Connects.
   *
   * @param beginnings what they send at once, by what they are slow with
   */
  SlowClients(int port, int count, Map<String, String> beginnings) throws IOException {
    var kinds = List.copyOf(beginnings.keySet());
    for (var i = 0; i < count; i++) {
      var kind = kinds.get(i % kinds.size());
      clients.add(new Client(port, kind, beginnings.get(kind)));
    }
  }

  /** Goes on for so long. */
  Map<String, Map<String, Integer>> during(Duration time) throws InterruptedException {
    var end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      clients.forEach(Client::turn);
      if (stop.await(TURN.toMillis(), TimeUnit.MILLISECONDS)) break;
    }
    Map<String, Map<String, Integer>> ends = new TreeMap<>();
    for (var it : clients) {
      ends.computeIfAbsent(it.kind, first -> new TreeMap<>())
          .merge(it.ended.isEmpty() ? "goes on" : it.ended, 1, Integer::sum);
    }
    return ends;
  }

  @Override
  public void close() {
    stop.countDown();
    clients.forEach(Client::close);
  }

  private static final class Client {

    private final String kind;
    private final Socket socket = new Socket();
    private String ended = "";

    Client(int port, String kind, String beginning) throws IOException {
      this.kind = kind;
      socket.setReceiveBufferSize(4096);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
      socket.getOutputStream().write(beginning.getBytes(ISO_8859_1));
    }

    void turn() {
      if (!ended.isEmpty()) return;
      try {
        if (kind.equals("reading")) {
          socket.setSoTimeout(1);
          read();
        } else {
          socket.getOutputStream().write('a');
          if (socket.getInputStream().available() > 0) {
            ended = new String(socket.getInputStream().readNBytes(12), ISO_8859_1).substring(9);
          }
        }
      } catch (IOException e) {
        ended = "closed";
      }
    }

    private void read() throws IOException {
      try {
        if (socket.getInputStream().read() < 0) ended = "closed";
      } catch (SocketTimeoutException nothingYet) {
        // The server may be busy with others.
      }
    }

    void close() {
      try {
        socket.close();
      } catch (IOException e) {
        ended = "closed";
      }
    }
  }
}
