package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What an operator meets. */
@Execution(ExecutionMode.CONCURRENT)
class OperatorIT {

  @TempDir private Path folder;

  @Test
  void saysWhatItCanDo() throws Exception {
    var run = Jar.run(Map.of(), "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("--host", "--port", "--data", "--public-url", "HERALD_ADMIN_TOKEN", "bench")
        .contains("--strict-accounts");
    assertThat(Jar.run(Map.of(), "--version").out()).startsWith("Herald 0.");
  }

  @Test
  void saysWhatIsWrongWithAnOption() throws Exception {
    assertThat(Jar.run(Map.of("HERALD_PORT", "many")))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
        .satisfies(run -> assertThat(run.err()).contains("--port", "many"));
    assertThat(Jar.run(Map.of("HERALD_STRICT_ACCOUNTS", "maybe")).err())
        .contains("--strict-accounts", "maybe");
    assertThat(Jar.run(Map.of("HERALD_ADMIN_TOKEN", "short"), "--data=" + folder).err())
        .contains("16 to 255")
        .doesNotContain("Exception");
  }

  @Test
  void letsTheFirstAdministratorInOnceAndStopsWithSuccess() throws Exception {
    assertThat(start())
        .contains("listening at http://127.0.0.1:")
        .containsPattern("Open http://127\\.0\\.0\\.1:\\d+/console/sign-in/[\\w-]{32} to sign in")
        .containsPattern("herald_\\S{40}")
        .doesNotContain("Console at");

    assertThat(start())
        .contains("listening at")
        .containsPattern("(?m)^Console at http://127\\.0\\.0\\.1:\\d+/console$")
        .doesNotContain("herald_", "sign-in");
  }

  /** What a start says, until it says no more; the server is then told to stop. */
  private String start() throws Exception {
    var process = Jar.start(Map.of(), "--port=0", "--data=" + folder.resolve("data"));
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
      if (line.startsWith("Data in")) break;
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
  void saysThatThePortIsTaken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var run = Jar.run(Map.of(), "--port=" + taken.getLocalPort(), "--data=" + folder);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("" + taken.getLocalPort(), "--port").doesNotContain("\tat ");
    }
  }

  @Test
  void saysThatTheFolderIsAFile() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "no folder");

    var run = Jar.run(Map.of(), "--port=0", "--data=" + file);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(file.toString()).doesNotContain("\tat ");
  }

  @Test
  void leavesTheDatabaseOfANewerHeraldAlone() throws Exception {
    Jar.serve(folder).close();
    pretendThatANewerHeraldWroteIt();

    var run = Jar.run(Map.of(), "--port=0", "--data=" + folder);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("newer Herald").doesNotContain("\tat ");
  }

  private void pretendThatANewerHeraldWroteIt() throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("herald.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          INSERT INTO flyway_schema_history (
            installed_rank, version, description, type, script, installed_by, execution_time,
            success)
          VALUES (99, '999', 'from the future', 'SQL', 'V999__future.sql', '', 1, 1)
          """);
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
