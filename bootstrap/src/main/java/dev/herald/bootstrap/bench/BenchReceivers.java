package dev.herald.bootstrap.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Programs that receive webhooks, in good and bad health. */
final class BenchReceivers implements AutoCloseable {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong received = new AtomicLong();
  private final HttpServer listening;
  private final ServerSocket silent;
  private final int away;

  BenchReceivers() throws IOException {
    var loopback = InetAddress.getLoopbackAddress();
    listening = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    listening.setExecutor(threads);
    listening.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
          received.incrementAndGet();
        });
    listening.start();
    silent = new ServerSocket(0, 50, loopback);
    try (var closed = new ServerSocket(0, 1, loopback)) {
      away = closed.getLocalPort();
    }
  }

  /** The address of one that answers. */
  String listening() {
    return address(listening.getAddress().getPort());
  }

  /** The address of one that takes connections, and never says anything. */
  String silent() {
    return address(silent.getLocalPort());
  }

  /** An address at which there is nobody. */
  String away() {
    return address(away);
  }

  private static String address(int port) {
    return "http://127.0.0.1:" + port + "/";
  }

  /** How many events the one that answers has received. */
  long received() {
    return received.get();
  }

  @Override
  public void close() throws IOException {
    listening.stop(0);
    threads.shutdownNow();
    silent.close();
  }
}
