package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator meets. */
@Order(1)
class OperatorIT {

  @TempDir private Path folder;

  @Test
  void saysWhichVersionItIs() throws Exception {
    var run = Jar.run(Map.of(), "--version");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Herald 0.");
  }

  @Test
  void saysWhatIsWrongWithAVariable() throws Exception {
    var run = Jar.run(Map.of("HERALD_PORT", "many"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--port", "many").doesNotContain("\tat ");
  }

  @Test
  void letsTheFirstAdministratorInOnceAndStopsWithSuccess() throws Exception {
    assertThat(start())
        .contains("listening at http://127.0.0.1:")
        .containsPattern("Open http://127\\.0\\.0\\.1:\\d+/console/sign-in/[\\w-]{32} to sign in")
        .containsOnlyOnce("herald_")
        .containsPattern("herald_\\S{40}");

    assertThat(start())
        .contains("listening at")
        .containsPattern("(?m)^Console at http://127\\.0\\.0\\.1:\\d+/console$")
        .doesNotContain("herald_", "sign-in");
  }

  @Test
  void showsNoTokenThatTheOperatorChose() throws Exception {
    assertThat(start(Map.of("HERALD_ADMIN_TOKEN", "correct-horse-battery-staple")))
        .contains("Console at")
        .doesNotContain("correct-horse", "sign-in");
  }

  /** What a start says, until it says no more; the server is then told to stop. */
  private String start() throws Exception {
    return start(Map.of());
  }

  private String start(Map<String, String> environment) throws Exception {
    var process = Jar.start(environment, "--port=0", "--data=" + folder.resolve("data"));
    try (var out = process.inputReader()) {
      var said = untilItListens(out);
      process.toHandle().destroy(); // unlike the process itself, it leaves the output open
      said += out.lines().collect(Collectors.joining("\n"));
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      return said;
    } finally {
      process.destroyForcibly();
    }
  }

  private static String untilItListens(BufferedReader out) throws IOException {
    var said = new StringBuilder();
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith("Console at")) break;
    }
    return said.toString();
  }

  @Test
  void keepsASecondProcessOutOfItsFolder() throws Exception {
    try (var server = Jar.serve(folder)) {
      var second = Jar.run(Map.of(), "--port=0", "--data=" + folder);

      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.err()).contains("Another Herald", folder.toString());
      new Client(server.port()).read("/health/ready");
    }
  }

  @Test
  void makesATokenWhileTheServerRuns() throws Exception {
    try (var server = Jar.serve(folder)) {
      var made = Jar.run(Map.of("HERALD_DATA", folder.toString()), "token", "create");

      assertThat(made.exitCode()).as(made.err()).isZero();
      assertThat(made.out()).matches("herald_\\S{43}\\R");
      new Client(server.port(), made.out().strip()).read("/api/v1/channels");
    }
  }

  /** Where digits are not those of ASCII, what programs read is the same. */
  @Test
  void writesWhatProgramsReadAsEverywhere() throws Exception {
    var persian = Map.of("JDK_JAVA_OPTIONS", "-Duser.language=fa -Duser.country=IR");

    assertThat(start(persian)).containsPattern("listening at http://127\\.0\\.0\\.1:[0-9]+\\R");
    assertThat(warning(persian)).matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:.*token create.*");
  }

  /** What the log says of a chosen token that comes too late. */
  private String warning(Map<String, String> options) throws Exception {
    var environment = new HashMap<>(options);
    environment.put("HERALD_ADMIN_TOKEN", "correct-horse-battery-staple");
    var process = Jar.start(environment, "--port=0", "--data=" + folder.resolve("data"));
    try (var err = process.errorReader()) {
      return err.lines().filter(line -> line.contains("[WARN]")).findFirst().orElse("no warning");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void keepsEverythingFromOneRunToTheNext() throws Exception {
    try (var server = Jar.serve(folder)) {
      var client = new Client(server.port());
      client.createChannel("news");
      client.create("/api/v1/channels/news/posts", Map.of("text", "Trams resume at six"));
    }
    try (var server = Jar.serve(folder)) {
      var client = new Client(server.port());
      var found = client.read("/api/v1/posts?query=trams").get("items");
      assertThat(found).hasSize(1);
      assertThat(found.get(0).get("text").asText()).isEqualTo("Trams resume at six");
    }
  }
}
