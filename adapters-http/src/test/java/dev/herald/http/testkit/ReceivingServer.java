package dev.herald.http.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server to which others post. It keeps what came, and answers what it was told to. */
public final class ReceivingServer implements AutoCloseable {

  static {
    // Or else Java's server waits 40 ms between the head and the body of an answer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile Behaviour behaviour = answer(200, "");

  public ReceivingServer() {
    this(ReceivingServer::plain);
  }

  /** A receiver behind another kind of server. */
  public ReceivingServer(Make make) {
    try {
      server = make.at(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.setExecutor(threads);
    server.start();
  }

  /** Makes a server that does not run yet. */
  @FunctionalInterface
  public interface Make {
    HttpServer at(InetSocketAddress address) throws IOException;
  }

  private static HttpServer plain(InetSocketAddress address) throws IOException {
    return HttpServer.create(address, 0);
  }

  /**
   * What came.
   *
   * @param target path and query, as they came
   * @param client the port from which it came
   */
  public record Received(String method, String target, Headers headers, String body, int client) {

    public String header(String name) {
      return headers.getFirst(name);
    }

    public JsonNode json() {
      return json(body);
    }

    /** What would be read of a body like this. */
    public static JsonNode json(String body) {
      try {
        return new ObjectMapper().readTree(body);
      } catch (JsonProcessingException e) {
        throw new AssertionError(body, e);
      }
    }
  }

  @FunctionalInterface
  private interface Behaviour {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  /** Lets it answer so from now on. */
  public ReceivingServer answers(int status, String body) {
    behaviour = answer(status, body);
    return this;
  }

  /** Lets it answer without saying first how long the answer is. */
  public ReceivingServer streams(String body) {
    behaviour =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(body.getBytes(UTF_8));
        };
    return this;
  }

  public ReceivingServer redirectsTo(String address) {
    behaviour =
        exchange -> {
          exchange.getResponseHeaders().set("Location", address);
          exchange.sendResponseHeaders(307, -1);
        };
    return this;
  }

  /** Lets it hang up instead of answering. */
  public ReceivingServer hangsUp() {
    behaviour = exchange -> {};
    return this;
  }

  /** Lets it answer nothing for as long as it is there. */
  public ReceivingServer keepsSilent() {
    behaviour = exchange -> closing.await();
    return this;
  }

  private static Behaviour answer(int status, String body) {
    var bytes = body.getBytes(UTF_8);
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) exchange.getResponseBody().write(bytes);
    };
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var now = behaviour; // before a test knows of what came, and changes it
      var came =
          new Received(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8),
              exchange.getRemoteAddress().getPort());
      synchronized (received) {
        received.add(came);
        received.notifyAll();
      }
      now.answer(exchange);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** An address at which it is reached. */
  public String url(String target) {
    return "http://127.0.0.1:" + port() + target;
  }

  /** Forgets what came until now. */
  public void forget() {
    received.clear();
  }

  /** All that came, in order. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /** Waits until so many came in all. */
  public void awaits(int count) throws InterruptedException {
    synchronized (received) {
      for (var end = System.nanoTime() + PATIENCE_NANOS; received.size() < count; ) {
        var left = end - System.nanoTime();
        if (left <= 0) throw new AssertionError(received.size() + " of " + count + " came");
        TimeUnit.NANOSECONDS.timedWait(received, left);
      }
    }
  }

  /** The one post that came. */
  public Received only() {
    assertThat(received).hasSize(1);
    return received.get(0);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdown();
  }
}
