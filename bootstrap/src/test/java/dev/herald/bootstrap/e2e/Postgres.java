package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Await;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of a journey's own, which can be killed, and started again where it was. It leaves
 * flushing to the system, which outlives it.
 */
final class Postgres implements AutoCloseable {

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path folder;
  private EmbeddedPostgres server;

  private Postgres(Path folder) throws IOException {
    this.folder = folder;
    server = configured().start();
  }

  static Postgres start(Path folder) throws IOException {
    return new Postgres(folder);
  }

  private EmbeddedPostgres.Builder configured() {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("fsync", "off")
        .setServerConfig(
            "synchronous_commit", "on") // what commits is written, unlike by default here
        .setServerConfig("wal_retrieve_retry_interval", "100ms") // it waits so before a promotion
        .setServerConfig("shared_buffers", "32MB");
  }

  /** Starts one that has what this one has, and follows it. */
  Postgres startReplica(Path folder) throws IOException, SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SELECT pg_backup_start('replica', true)");
      copyTo(folder);
      try (var stopped = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
        stopped.next();
        Files.writeString(folder.resolve("backup_label"), stopped.getString(1));
      }
    }
    Files.createFile(folder.resolve("standby.signal"));
    Files.writeString(
        folder.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=%s user=postgres application_name=replica'\n"
            .formatted(server.getPort()));
    return new Postgres(folder);
  }

  /** All but what is of the process, and what it sends to the replica anyway. */
  private void copyTo(Path other) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : (Iterable<Path>) files::iterator) {
        var place = folder.relativize(file);
        var name = place.toString();
        if (name.startsWith("postmaster.") || name.equals("epg-lock")) continue;
        if (Files.isDirectory(file)) Files.createDirectories(other.resolve(place), OWNER_ALONE);
        else if (!name.startsWith("pg_wal")) Files.copy(file, other.resolve(place));
      }
    }
  }

  /** From now on, a commit is done when the replica has it too. */
  void waitForReplica() throws SQLException {
    execute("ALTER SYSTEM SET synchronous_standby_names = 'replica'");
    execute("SELECT pg_reload_conf()");
    Await.until(
        () -> isSo("SELECT EXISTS (SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync')"));
  }

  /** Waits until this replica has all that was committed to the other so far. */
  void awaitAllOf(Postgres other) throws SQLException {
    var end = other.text("SELECT CAST(pg_current_wal_insert_lsn() AS text)");
    Await.until(() -> isSo("SELECT pg_last_wal_replay_lsn() >= '" + end + "'"));
  }

  /** From now on, this replica does not get what the one that it follows commits. */
  void fallBehind() throws SQLException {
    execute("ALTER SYSTEM SET primary_conninfo = 'host=127.0.0.1 port=1'");
    execute("SELECT pg_reload_conf()");
    Await.until(() -> isSo("SELECT NOT EXISTS (SELECT 1 FROM pg_stat_wal_receiver)"));
  }

  /** Makes a replica the one that is written to. */
  void promote() throws SQLException {
    assertThat(isSo("SELECT pg_promote(true, 20)")).isTrue();
  }

  private boolean isSo(String query) throws SQLException {
    return text(query).equals("t");
  }

  private String text(String query) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private void execute(String command) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  /** The address of its database, which another one may have in its place. */
  String urlWith(Postgres other) {
    return "postgresql://postgres@127.0.0.1:%s,127.0.0.1:%s/postgres"
        .formatted(server.getPort(), other.server.getPort());
  }

  /** The address of its database. */
  String url() {
    return "postgresql://postgres@127.0.0.1:%s/postgres".formatted(server.getPort());
  }

  /** Ends it at once, without letting it finish anything, and waits until all of it is gone. */
  void kill() throws Exception {
    var process = ProcessHandle.of(pid()).orElseThrow();
    var all = Stream.concat(process.descendants(), Stream.of(process)).toList();
    all.forEach(ProcessHandle::destroyForcibly); // those that were silenced don't end by themselves
    for (var each : all) each.onExit().get(20, TimeUnit.SECONDS);
  }

  /** Has it say nothing any more, as a machine whose network is gone. */
  void silence() throws Exception {
    var process = ProcessHandle.of(pid()).orElseThrow();
    for (var each : Stream.concat(process.descendants(), Stream.of(process)).toList()) {
      new ProcessBuilder("kill", "-STOP", Long.toString(each.pid())).start().waitFor();
    }
  }

  private long pid() throws IOException {
    return Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).get(0));
  }

  /** Starts it with the data and on the port that it had, and waits until it can be asked. */
  void startAgain() throws IOException {
    server.close(); // what is left of it in this process
    server = configured().setPort(server.getPort()).start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
