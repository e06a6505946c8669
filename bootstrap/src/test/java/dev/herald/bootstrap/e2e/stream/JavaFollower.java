package dev.herald.bootstrap.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.bootstrap.bench.ServerProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A Java program that follows a stream. */
public final class JavaFollower extends Follower {

  private final HttpClient http = HttpClient.newHttpClient();
  private URI url;
  private volatile InputStream stream;

  public JavaFollower(String url) {
    this.url = URI.create(url);
  }

  /** Follows the same stream at another server from now on. */
  public void moveTo(String server) {
    url = URI.create(server).resolve(url.getPath());
  }

  @Override
  InputStream connect(String lastId) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(url)
            .timeout(Duration.ofSeconds(20)) // for the head of the answer
            .header("Authorization", "Bearer " + ServerProcess.TOKEN);
    if (!lastId.isEmpty()) request.header("Last-Event-ID", lastId);
    var answer = http.send(request.build(), BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    stream = answer.body();
    return stream;
  }

  @Override
  void disconnect() {
    if (stream == null) return;
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
