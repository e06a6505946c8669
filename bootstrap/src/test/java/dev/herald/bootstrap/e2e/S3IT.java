package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Await;
import dev.herald.application.testkit.Samples;
import dev.herald.bootstrap.cli.CommandRun;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Herald with its images in a bucket, whose server goes away and comes back. */
class S3IT {

  @TempDir private Path folder;
  private Client client;

  @Test
  void showsItsImagesAlsoAfterS3AndItselfWereStartedAgain() throws Exception {
    var data = folder.resolve("data");
    try (var s3 = S3.start(folder.resolve("s3"))) {
      String image;
      try (var server = Jar.serve(data, s3.environment(), "-Xmx128m")) {
        client = new Client(server.port());
        image = upload();
        client.create(
            "/api/v1/channels",
            Map.of("id", "news", "name", "News", "avatar", Map.of("imageId", image)));
        assertShown(image);

        s3.stop();
        var answer = client.get("/images/" + image);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(status("/api/v1/channels/news")).isEqualTo(200);
        Await.until(() -> status("/health/ready") == 503);

        s3.start();
        Await.until(() -> status("/health/ready") == 200);
        assertShown(image);
      }
      try (var server = Jar.serve(data, s3.environment(), "-Xmx128m")) {
        client = new Client(server.port());
        assertShown(image);
      }
      assertThat(s3.objects()).contains(image);
    }
    assertThat(data.resolve("images/kept")).doesNotExist();
    var backup =
        CommandRun.of(Map.of(), "backup", folder.resolve("one.db").toString(), "--data=" + data);
    assertThat(backup.out()).contains("Its images stay in s3://pictures/city");
  }

  private String upload() throws Exception {
    var answer = client.send("POST", "/api/v1/images", BodyPublishers.ofByteArray(Samples.png()));
    assertThat(answer.statusCode()).isEqualTo(201);
    return Client.json(answer).get("imageId").asText();
  }

  private void assertShown(String image) throws Exception {
    Await.until(() -> status("/images/" + image + "/thumbnail") == 200);
    assertThat(client.get("/images/" + image).body()).isEqualTo(Samples.png());
  }

  private int status(String path) throws Exception {
    return client.get(path).statusCode();
  }
}
