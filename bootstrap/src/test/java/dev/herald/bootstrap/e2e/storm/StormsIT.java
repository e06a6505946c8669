package dev.herald.bootstrap.e2e.storm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.service.Services;
import dev.herald.application.testkit.InMemoryPorts;
import dev.herald.bootstrap.bench.ServerProcess;
import dev.herald.bootstrap.e2e.Client;
import dev.herald.bootstrap.e2e.Jar;
import dev.herald.http.HttpServer;
import dev.herald.http.HttpSettings;
import dev.herald.http.legacy.LegacySettings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * However many come with whatever they may send: a server with 128 MB of heap answers everybody,
 * goes on publishing, and has its memory back afterwards. It is one that ends at the first {@code
 * OutOfMemoryError}. This is for a night, when each route has minutes to itself.
 */
@Timeout(6 * 60 * 60)
@EnabledIfSystemProperty(named = "herald.storm.seconds", matches = "\\d+")
class StormsIT {

  /** For each route; with 0 all of them share a moment, for who has no night. */
  private static final int SECONDS = Integer.getInteger("herald.storm.seconds", 0);

  private static final Duration A_MOMENT = Duration.ofSeconds(3);
  private static final int STRANGERS = 400;
  private static final int MEMBERS = 32;
  private static final int SLOW = 1000;
  private static final String APP_ID = "1400000001";
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "HERALD_SDK_APP_ID", APP_ID,
          "HERALD_SDK_SECRET_KEY", "a secret key",
          "HERALD_REQUESTS_PER_ADDRESS", "0", // or else most would come to no route
          "HERALD_WRONG_SECRETS", "0",
          "HERALD_MAX_CONNECTIONS_PER_ADDRESS", "0"); // all are at one, whom they attack too

  @TempDir private Path data;
  private ServerProcess server;
  private String image;
  private Requests requests;
  private Request publish;

  @BeforeEach
  void start() throws Exception {
    server = Jar.serve(data, ENVIRONMENT, "-XX:+ExitOnOutOfMemoryError");
    var client = new Client(server.port());
    for (var id : List.of("news", "storm")) client.createChannel(id);
    var picture = client.send("POST", "/api/v1/images", BodyPublishers.ofByteArray(noise()));
    image = Client.json(picture).get("imageId").asText();
    requests =
        new Requests(HttpServer.routes(useCases(), settings(), InstantSource.system()), places());
    publish =
        Request.of(
            "publish",
            "POST",
            "/api/v1/channels/news/posts",
            Map.of("Authorization", "Bearer " + ServerProcess.TOKEN),
            "{\"text\":\"Trams resume at six.\"}".getBytes(UTF_8));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void strangersAtEveryRoute() throws Exception {
    weather(STRANGERS, requests.ofStrangers());
  }

  @Test
  void membersWithTheLargestBodies() throws Exception {
    var token = Map.of("Authorization", "Bearer " + ServerProcess.TOKEN);
    var all =
        new ArrayList<>(
            requests.ofMembers(
                Map.of("/api/", token, "/console", Map.of("Cookie", session()), "/v4/", Map.of()),
                Map.of("/v4/", signature())));
    all.add(Request.of("upload a picture", "POST", "/api/v1/images", token, noise()));

    weather(MEMBERS, all);
  }

  @Test
  void slowClients() throws Exception {
    try (var slow = new SlowClients(server.port(), SLOW, beginnings())) {
      var storm = new Storm(server.port(), 2, Duration.ofSeconds(1));
      var health = Request.of("health", "GET", "/health/live", Map.of(), new byte[0]);
      assertThat(told(storm.of(List.of(health), publish))).isEmpty();

      var ends = slow.during(Duration.ofSeconds(60));

      System.out.println(ends);
      ends.remove("reading"); // the system may have taken all of what they are to read
      assertThat(ends.values()).allSatisfy(it -> assertThat(it).doesNotContainKey("goes on"));
    }
    assertThat(new Client(server.port()).get("/health/ready").statusCode()).isEqualTo(200);
  }

  private void weather(int clients, List<Request> all) throws Exception {
    List<String> unfair = new ArrayList<>();
    if (SECONDS == 0) {
      unfair.addAll(told(new Storm(server.port(), clients, A_MOMENT).of(all, publish)));
    } else {
      var storm = new Storm(server.port(), clients, Duration.ofSeconds(SECONDS));
      for (var one : all) unfair.addAll(told(storm.of(List.of(one), publish)));
    }
    assertThat(unfair).isEmpty(); // not sooner, or a night would tell of one route alone
    assertThat(new Client(server.port()).get("/health/ready").statusCode()).isEqualTo(200);
  }

  /** Tells what came of a storm, and answers with what was unfair. */
  private List<String> told(Storm.Outcome outcome) throws IOException {
    System.out.println(outcome + "\n  memory: " + server.residentMebibytes().orElse(0) + " MiB");
    return outcome.unfair();
  }

  private static UseCases useCases() {
    return Services.over(new InMemoryPorts().outbound());
  }

  private static HttpSettings settings() {
    return new HttpSettings(
        "127.0.0.1",
        0,
        Optional.empty(),
        Path.of("uploads"),
        new LegacySettings(Long.parseLong(APP_ID), Optional.of("a secret key"), List.of()),
        false);
  }

  private Map<String, String> places() {
    return Map.ofEntries(
        Map.entry("id", "storm"),
        Map.entry("channel", "storm"),
        Map.entry("account", "ann"),
        Map.entry("imageId", image),
        Map.entry("postId", "none"),
        Map.entry("draftId", "none"),
        Map.entry("webhookId", "none"),
        Map.entry("code", "none"),
        Map.entry("language", "de"),
        Map.entry("name", "htmx.min.js"),
        Map.entry("command", "create_official_account"));
  }

  private String session() throws Exception {
    var form =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%s/console/sign-in".formatted(server.port())))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(BodyPublishers.ofString("token=" + ServerProcess.TOKEN))
            .build();
    var answer = HttpClient.newHttpClient().send(form, BodyHandlers.discarding());
    return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  private static String signature() throws Exception {
    return "sdkappid=%s&identifier=administrator&random=1&contenttype=json&usersig=%s"
        .formatted(APP_ID, Jar.run(ENVIRONMENT, "usersig").out().strip());
  }

  private Map<String, String> beginnings() {
    var token = "Authorization: Bearer " + ServerProcess.TOKEN + "\r\n";
    return Map.of(
        "headers", "GET / HTTP/1.1\r\nHost: a\r\nX-A: ",
        "signing in",
            post("/console/sign-in", "Content-Type: application/x-www-form-urlencoded\r\n", 4000),
        "publishing", post("/api/v1/channels/news/posts", token, 100_000),
        "uploading", post("/api/v1/images", token, 100_000),
        "reading", "GET /images/" + image + " HTTP/1.1\r\nHost: a\r\n\r\n");
  }

  private static String post(String path, String headers, int length) {
    return "POST %s HTTP/1.1\r\nHost: a\r\nSec-Fetch-Site: same-origin\r\n%sContent-Length: %s\r\n\r\n"
        .formatted(path, headers, length);
  }

  /** A picture of a few megabytes. */
  private static byte[] noise() {
    var picture = new BufferedImage(1000, 1000, BufferedImage.TYPE_INT_RGB);
    var random = new Random(1);
    for (var y = 0; y < 1000; y++) {
      for (var x = 0; x < 1000; x++) picture.setRGB(x, y, random.nextInt());
    }
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
