package dev.herald.bootstrap.e2e.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server in front of Herald that sends on what is asked for below a path, without that path. */
final class Proxy implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade");

  private final String path;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final HttpClient client = HttpClient.newHttpClient();
  private int target;

  Proxy(String path) throws IOException {
    this.path = path;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(path + "/", this::sendOn);
    server.setExecutor(threads);
    server.start();
  }

  /** The address below which Herald is reached. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Sends on to this port from now on. */
  void sendOnTo(int port) {
    target = port;
  }

  private void sendOn(HttpExchange asked) throws IOException {
    try (asked) {
      var below = asked.getRequestURI().toString().substring(path.length());
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + target + below))
              .timeout(PATIENCE)
              .method(
                  asked.getRequestMethod(),
                  BodyPublishers.ofByteArray(asked.getRequestBody().readAllBytes()));
      asked
          .getRequestHeaders()
          .forEach(
              (name, values) -> {
                if (!isOfTheConnection(name)) values.forEach(it -> request.header(name, it));
              });
      var answer = client.send(request.build(), BodyHandlers.ofByteArray());
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!isOfTheConnection(name)) asked.getResponseHeaders().put(name, values);
              });
      var body = answer.body();
      asked.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      asked.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isOfTheConnection(String header) {
    return header.startsWith(":")
        || OF_THE_CONNECTION.contains(header.toLowerCase(java.util.Locale.ROOT));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
