package dev.herald.http.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.port.in.UseCases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** Asks a server. */
public final class TestClient {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final IntSupplier port;
  private final String[] headers;

  /**
   * @param headers that it sends with each request: names and values by turns
   */
  public TestClient(IntSupplier port, String... headers) {
    this.port = port;
    this.headers = headers;
  }

  /** Asks the server that all tests share about these use cases. */
  public static TestClient of(UseCases useCases, InstantSource clock) {
    return new TestClient(() -> SharedServer.port(useCases, clock));
  }

  /** The port of its server. */
  public int port() {
    return port.getAsInt();
  }

  /** The same client, which sends this too. */
  public TestClient with(String header, String value) {
    return new TestClient(
        port, Stream.concat(Stream.of(headers), Stream.of(header, value)).toArray(String[]::new));
  }

  /** The same client with this token. */
  public TestClient bearing(String secret) {
    return with("Authorization", "Bearer " + secret);
  }

  public Answer get(String path) {
    return send("GET", path, "");
  }

  public Answer head(String path) {
    return send("HEAD", path, "");
  }

  public Answer options(String path) {
    return send("OPTIONS", path, "");
  }

  public Answer delete(String path) {
    return send("DELETE", path, "");
  }

  public Answer post(String path, String json) {
    return send("POST", path, json);
  }

  public Answer put(String path, String json) {
    return send("PUT", path, json);
  }

  public Answer patch(String path, String json) {
    return send("PATCH", path, json);
  }

  public Answer send(String method, String path, String body) {
    return send(method, path, body.getBytes(UTF_8));
  }

  /** Sends bytes without saying of which type they are. */
  public Answer send(String method, String path, byte[] body) {
    try {
      var answer = HTTP.send(request(method, path, body), BodyHandlers.ofByteArray());
      return new Answer(answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens a stream, which has begun when this returns. */
  public EventReader stream(String path) {
    try {
      var answer = HTTP.send(request("GET", path, new byte[0]), BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) throw new IllegalStateException(path + " is no stream");
      var reader = new EventReader(answer.body());
      reader.awaitOpening();
      return reader;
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest request(String method, String path, byte[] body) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .timeout(PATIENCE)
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (headers.length > 0) request.headers(headers);
    return request.build();
  }

  /** A connection for what no client would send. */
  public RawConnection connect() {
    return RawConnection.to(port());
  }
}
