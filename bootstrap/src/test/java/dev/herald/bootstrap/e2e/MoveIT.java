package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.bootstrap.cli.CommandRun;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All that a server has moves into a database elsewhere and back, while servers run. */
@Timeout(180)
class MoveIT {

  private static final Map<String, String> NOTHING = Map.of();

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
        image = News.publish(client);
        answers = News.answers(client);
        assertWell(run(NOTHING, "export", "one.tar.gz", first));
      }
      assertWell(run(elsewhere, "import", "one.tar.gz", second));
      try (var server = Jar.serve(second, elsewhere, "-Xmx128m")) {
        var client = new Client(server.port());
        assertThat(News.answers(client)).isEqualTo(answers);
        News.assertShown(client, image);
        assertWell(run(elsewhere, "export", "two.tar.gz", second));
      }
      assertWell(run(NOTHING, "import", "two.tar.gz", third));
      assertWell(CommandRun.of(NOTHING, "doctor", "--deep", "--data=" + third));
      try (var server = Jar.serve(third)) {
        var client = new Client(server.port());
        assertThat(News.answers(client)).isEqualTo(answers);
        News.assertShown(client, image);
        assertGoesOn(client, answers);
      }
      var again = run(NOTHING, "import", "two.tar.gz", third);
      assertThat(again.exitCode()).isEqualTo(1);
      assertThat(again.err()).startsWith("There are data in " + third);
    }
  }

  private static void assertGoesOn(Client client, Map<String, JsonNode> before) throws Exception {
    var last = before.get(News.EVENTS).get("next").asText();
    assertThat(client.create(News.POSTS, Map.of("text", "Trams are late")).get("sequence").asLong())
        .isEqualTo(3);
    var events = client.read("/api/v1/events?after=" + last).get("items");
    assertThat(events).hasSize(1);
    assertThat(events.get(0).at("/data/post/text").asText()).isEqualTo("Trams are late");
  }

  private CommandRun run(Map<String, String> environment, String command, String file, Path data)
      throws Exception {
    return CommandRun.of(environment, command, folder.resolve(file).toString(), "--data=" + data);
  }

  private static void assertWell(CommandRun run) {
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
  }
}
