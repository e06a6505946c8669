package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.application.testkit.Samples;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All that a server has moves into a database elsewhere and back, while servers run. */
@Timeout(180)
class MoveIT {

  private static final Map<String, String> NOTHING = Map.of();
  private static final String POSTS = "/api/v1/channels/news/posts";
  private static final List<String> ASKED =
      List.of(
          "/api/v1/channels",
          POSTS,
          "/api/v1/posts?query=trams",
          "/api/v1/posts?publishedBy=token:admin",
          "/api/v1/accounts/anna/subscriptions",
          "/api/v1/accounts/anna/feed",
          "/api/v1/events?after=evt_0");

  @TempDir private Path folder;
  private String image = "";

  @Test
  void answersAreTheSameAfterTwoMovesAndIdsGoOn() throws Exception {
    var first = folder.resolve("first");
    var second = folder.resolve("second");
    var third = folder.resolve("third");
    try (var postgres = Postgres.start(folder.resolve("postgres"))) {
      var elsewhere = Map.of("HERALD_DATABASE_URL", postgres.url());
      Map<String, JsonNode> answers;
      try (var server = Jar.serve(first)) {
        var client = new Client(server.port());
        publish(client);
        answers = answers(client);
        assertWell(run(NOTHING, "export", "one.tar.gz", first));
      }
      assertWell(run(elsewhere, "import", "one.tar.gz", second));
      try (var server = Jar.serve(second, elsewhere, "-Xmx128m")) {
        var client = new Client(server.port());
        assertThat(answers(client)).isEqualTo(answers);
        assertPicture(client);
        assertWell(run(elsewhere, "export", "two.tar.gz", second));
      }
      assertWell(run(NOTHING, "import", "two.tar.gz", third));
      assertWell(Jar.run(NOTHING, "doctor", "--deep", "--data=" + third));
      try (var server = Jar.serve(third)) {
        var client = new Client(server.port());
        assertThat(answers(client)).isEqualTo(answers);
        assertPicture(client);
        assertGoesOn(client, answers);
      }
      var again = run(NOTHING, "import", "two.tar.gz", third);
      assertThat(again.exitCode()).isEqualTo(1);
      assertThat(again.err()).startsWith("There are data in " + third);
    }
  }

  private void publish(Client client) throws Exception {
    client.createChannel("news");
    var upload = client.send("POST", "/api/v1/images", BodyPublishers.ofByteArray(Samples.png()));
    image = Client.json(upload).get("imageId").asText();
    client.create(
        POSTS, Map.of("text", "Trams resume", "images", List.of(Map.of("imageId", image))));
    var recalled = client.create(POSTS, Map.of("text", "Trams stop"));
    var path = "/api/v1/posts/" + recalled.get("id").asText() + "/recall";
    assertThat(client.post(path, Map.of("reason", "They don't")).statusCode()).isEqualTo(200);
    var subscription =
        client.send("PUT", "/api/v1/channels/news/subscribers/anna", BodyPublishers.ofString("{}"));
    assertThat(subscription.statusCode()).isEqualTo(201);
  }

  private static Map<String, JsonNode> answers(Client client) throws Exception {
    var answers = new LinkedHashMap<String, JsonNode>();
    for (var path : ASKED) {
      // Where a picture is says which server was asked.
      var text = client.read(path).toString().replaceAll("http://127.0.0.1:\\d+", "");
      answers.put(path, new ObjectMapper().readTree(text));
    }
    return answers;
  }

  private void assertPicture(Client client) throws Exception {
    assertThat(client.get("/images/" + image).body()).isEqualTo(Samples.png());
  }

  private static void assertGoesOn(Client client, Map<String, JsonNode> before) throws Exception {
    var last = before.get("/api/v1/events?after=evt_0").get("next").asText();
    assertThat(client.create(POSTS, Map.of("text", "Trams are late")).get("sequence").asLong())
        .isEqualTo(3);
    var events = client.read("/api/v1/events?after=" + last).get("items");
    assertThat(events).hasSize(1);
    assertThat(events.get(0).at("/data/post/text").asText()).isEqualTo("Trams are late");
  }

  private Jar.Run run(Map<String, String> environment, String command, String file, Path data)
      throws Exception {
    return Jar.run(environment, command, folder.resolve(file).toString(), "--data=" + data);
  }

  private static void assertWell(Jar.Run run) {
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
  }
}
