package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.bootstrap.bench.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** A program that uses the REST API. */
public final class Client {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String server;
  private final String token;

  public Client(int port) {
    this(port, ServerProcess.TOKEN);
  }

  public Client(int port, String token) {
    server = "http://127.0.0.1:" + port;
    this.token = token;
  }

  public HttpResponse<byte[]> send(String method, String path, BodyPublisher body)
      throws IOException, InterruptedException {
    return send(request(path).method(method, body).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + path))
        .timeout(Duration.ofMinutes(2))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofByteArray());
  }

  public HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return send("GET", path, BodyPublishers.noBody());
  }

  /** What an address has to say, which must be there. */
  public JsonNode read(String path) throws IOException, InterruptedException {
    var answer = get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return json(answer);
  }

  public HttpResponse<byte[]> post(String path, Object json)
      throws IOException, InterruptedException {
    return send("POST", path, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(json)));
  }

  /** Posts with an idempotency key. */
  HttpResponse<byte[]> post(String path, Object json, String key)
      throws IOException, InterruptedException {
    var body = BodyPublishers.ofByteArray(JSON.writeValueAsBytes(json));
    return send(request(path).header("Idempotency-Key", key).POST(body).build());
  }

  /** Changes something at the revision that is known. */
  public HttpResponse<byte[]> change(String method, String path, Object json, long revision)
      throws IOException, InterruptedException {
    var body = BodyPublishers.ofByteArray(JSON.writeValueAsBytes(json));
    var match = "\"" + revision + "\"";
    return send(request(path).header("If-Match", match).method(method, body).build());
  }

  /** Makes something, which must succeed. */
  public JsonNode create(String path, Object json) throws IOException, InterruptedException {
    var answer = post(path, json);
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(201);
    return json(answer);
  }

  /** Makes a channel with a photo that lives elsewhere. */
  public void createChannel(String id) throws IOException, InterruptedException {
    create(
        "/api/v1/channels",
        Map.of("id", id, "name", id, "avatar", Map.of("url", "https://example.org/photo.png")));
  }

  public static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
