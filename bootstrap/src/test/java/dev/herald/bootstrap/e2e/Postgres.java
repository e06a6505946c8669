package dev.herald.bootstrap.e2e;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of a journey's own, which can be killed, and started again where it was. It leaves
 * flushing to the system, which outlives it.
 */
final class Postgres implements AutoCloseable {

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
        .setServerConfig("shared_buffers", "32MB");
  }

  /** The address of its database. */
  String url() {
    return "postgresql://postgres@127.0.0.1:%s/postgres".formatted(server.getPort());
  }

  /** Ends it at once, without letting it finish anything, and waits until all of it is gone. */
  void kill() throws Exception {
    var pid = Files.readAllLines(folder.resolve("postmaster.pid")).get(0);
    var process = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    var all = Stream.concat(process.descendants(), Stream.of(process)).toList();
    process.destroyForcibly();
    for (var each : all) each.onExit().get(20, TimeUnit.SECONDS);
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
