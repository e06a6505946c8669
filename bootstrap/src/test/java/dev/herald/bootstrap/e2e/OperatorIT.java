package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator meets. */
@Order(1)
class OperatorIT {

  private static final String PERSIAN = "-Duser.language=fa -Duser.country=IR";

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
  void keepsEverythingFromOneRunToTheNextASecondServerOutOfItsFolderAndLetsACommandIn()
      throws Exception {
    try (var server = Jar.serve(folder)) {
      var client = new Client(server.port());
      client.createChannel("news");
      client.create("/api/v1/channels/news/posts", Map.of("text", "Trams resume at six"));
    }
    try (var server = Jar.serve(folder)) {
      var second = Jar.run(Map.of(), "--port=0", "--data=" + folder);
      var made = Jar.run(Map.of("HERALD_DATA", folder.toString()), "token", "create");

      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.err()).contains("Another Herald", folder.toString());
      assertThat(made.exitCode()).as(made.err()).isZero();
      assertThat(made.out()).matches("herald_\\S{43}\\R");
      var client = new Client(server.port(), made.out().strip());
      var found = client.read("/api/v1/posts?query=trams").get("items");
      assertThat(found).hasSize(1);
      assertThat(found.get(0).get("text").asText()).isEqualTo("Trams resume at six");
    }
  }

  /** Where digits are not those of ASCII, what programs read is the same. */
  @Test
  void writesWhatProgramsReadAsEverywhereAndNoTokenThatTheOperatorChose() throws Exception {
    var environment =
        Map.of("JDK_JAVA_OPTIONS", PERSIAN, "HERALD_ADMIN_TOKEN", "correct-horse-battery-staple");
    assertThat(start(environment))
        .containsPattern("listening at http://127\\.0\\.0\\.1:[0-9]+\\R")
        .contains("Console at")
        .doesNotContain("correct-horse", "sign-in");
    logsWhatHappensAndStopsInTwoSteps();
  }

  private void logsWhatHappensAndStopsInTwoSteps() throws Exception {
    var accessLog = folder.resolve("access.log");
    var environment =
        Map.of(
            "JDK_JAVA_OPTIONS", PERSIAN,
            "HERALD_ADMIN_TOKEN", "another-horse-battery-staple", // too late: it has one
            "HERALD_LOG_FORMAT", "json",
            "HERALD_ACCESS_LOG", accessLog.toString(),
            "HERALD_DRAIN", "300s");
    var process = Jar.start(environment, "--port=0", "--data=" + folder.resolve("data"));
    try (var out = process.inputReader();
        var err = process.errorReader()) {
      var client = new Client(portIn(untilItListens(out)));
      var warning = nextOfLog(err);
      assertThat(warning.get("time").asText()).matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:.*Z");
      assertThat(warning.get("level").asText()).isEqualTo("WARN");
      assertThat(warning.get("message").asText()).contains("token create");

      process.toHandle().destroy();
      assertThat(nextOfLog(err).get("message").asText()).startsWith("Herald is not ready");
      assertThat(client.get("/health/ready").statusCode()).isEqualTo(503);
      assertThat(client.get("/health/live").statusCode()).isEqualTo(200);

      process.toHandle().destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it does not wait for long").isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readAllLines(accessLog)).hasSize(2);
    var first = json(Files.readAllLines(accessLog).get(0));
    assertThat(first.get("path").asText()).isEqualTo("/health/ready");
    assertThat(first.get("status").asInt()).isEqualTo(503);
  }

  private static int portIn(String said) {
    var port = Pattern.compile("listening at http://127\\.0\\.0\\.1:(\\d+)").matcher(said);
    assertThat(port.find()).as(said).isTrue();
    return Integer.parseInt(port.group(1));
  }

  /** Java itself may have something to say before. */
  private static JsonNode nextOfLog(BufferedReader err) throws IOException {
    var line = err.readLine();
    while (!line.startsWith("{")) line = err.readLine();
    return json(line);
  }

  private static JsonNode json(String line) throws IOException {
    return new ObjectMapper().readTree(line);
  }
}
