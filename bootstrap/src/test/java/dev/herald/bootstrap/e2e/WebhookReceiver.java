package dev.herald.bootstrap.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A program that receives webhooks. */
public final class WebhookReceiver implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer http;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<Request> accepted = new LinkedBlockingQueue<>();
  private volatile Function<Request, Reply> answer = request -> new Reply(200, "{}");

  /**
   * @param query of the address to which it was sent; empty if there is none
   */
  public record Request(String query, List<String> webhookHeaders, String body) {

    public JsonNode json() throws IOException {
      return JSON.readTree(body);
    }
  }

  public record Reply(int status, String body) {}

  public WebhookReceiver() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(threads);
    http.createContext("/", this::handle);
    http.start();
  }

  /** What it answers from now on; what it answers with 200 counts as accepted. */
  public void answers(Function<Request, Reply> answer) {
    this.answer = answer;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var query = exchange.getRequestURI().getRawQuery();
      var headers = exchange.getRequestHeaders();
      var request =
          new Request(
              query == null ? "" : query,
              List.of(
                  headers.getOrDefault("webhook-id", List.of("")).get(0),
                  headers.getOrDefault("webhook-timestamp", List.of("")).get(0),
                  headers.getOrDefault("webhook-signature", List.of("")).get(0)),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      var reply = answer.apply(request);
      // Before the answer, after which the next request may come
      if (reply.status() == 200) accepted.add(request);
      var bytes = reply.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** The next request that it accepts. */
  public Request next() throws InterruptedException {
    var request = accepted.poll(60, TimeUnit.SECONDS);
    assertThat(request).as("a request").isNotNull();
    return request;
  }

  public String address() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/hook";
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
