package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.persistence.PersistenceAdapters;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is said of a start that fails for a reason that the operator can mend: that, and no more.
 */
class FailedStartTest {

  @TempDir private Path folder;

  @Test
  void saysWhatIsWrongWithTheAdminToken() {
    assertThat(start(folder, Map.of("HERALD_ADMIN_TOKEN", "short")))
        .contains("16 to 255")
        .hasLineCount(1);
  }

  @Test
  void saysThatThePortIsTaken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = "" + taken.getLocalPort();

      assertThat(start(folder, Map.of("HERALD_PORT", port)))
          .contains(port, "--port")
          .hasLineCount(1);
    }
  }

  @Test
  void saysWhichFileForTlsIsNotThere() {
    var missing = folder.resolve("cert.pem").toString();
    var variables = Map.of("HERALD_TLS_CERTIFICATE", missing, "HERALD_TLS_KEY", missing);

    assertThat(start(folder, variables)).isEqualTo("There is no file " + missing + ".");
  }

  @Test
  void saysThatTheFolderIsAFile() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "no folder");

    assertThat(start(file, Map.of())).contains(file.toString()).hasLineCount(1);
  }

  @Test
  void leavesTheDatabaseOfANewerHeraldAlone() throws Exception {
    PersistenceAdapters.open(folder).close();
    pretendThatANewerHeraldWroteIt();

    assertThat(start(folder, Map.of())).contains("newer Herald").hasLineCount(1);
  }

  @Test
  void namesTheAccessLogThatItCannotWrite() {
    assertThat(start(folder, Map.of("HERALD_ACCESS_LOG", folder.toString())))
        .isEqualTo("The access log can't be written: %s is no file.", folder);
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

  /** What a start says when it fails. */
  private static String start(Path data, Map<String, String> environment) {
    var variables = new HashMap<>(Map.of("HERALD_PORT", "0"));
    variables.putAll(environment);
    var run = CommandRun.of(variables, "--data=" + data);

    assertThat(run.exitCode()).isEqualTo(1);
    return run.err().strip();
  }
}
