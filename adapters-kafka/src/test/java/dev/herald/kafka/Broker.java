package dev.herald.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** A Kafka of one node, in a process of its own that can be killed and started again. */
final class Broker implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final Path settings;
  private final int port = freePort();
  private Process process;

  private Broker(Path folder) throws Exception {
    settings = folder.resolve("server.properties");
    Files.writeString(settings, settings(folder.resolve("data"), port, freePort()));
    var format = List.of("format", "--cluster-id=aGVyYWxkLWhlcmFsZC1oZQ", "--config=" + settings);
    if (StorageTool.execute(format.toArray(String[]::new), System.err) != 0) {
      throw new IOException("Kafka's folder can't be made");
    }
    process = start();
  }

  static Broker startIn(Path folder) throws Exception {
    return new Broker(folder);
  }

  private static String settings(Path data, int port, int ofController) {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$s
        listeners=PLAINTEXT://127.0.0.1:%1$s,CONTROLLER://127.0.0.1:%2$s
        controller.listener.names=CONTROLLER
        log.dirs=%3$s
        broker.heartbeat.interval.ms=250
        broker.session.timeout.ms=1000
        auto.create.topics.enable=false
        offsets.topic.replication.factor=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        log.cleaner.dedupe.buffer.size=16777216
        """
        .formatted(port, ofController, data);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "kafka.Kafka"));
    command.add(settings.toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(settings.resolveSibling("log").toFile())
        .start();
  }

  /** Its address. */
  String address() {
    return "127.0.0.1:" + port;
  }

  /** Makes a topic, once it answers. */
  void makeTopic(String name) throws Exception {
    try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address()))) {
      admin
          .createTopics(List.of(new NewTopic(name, 2, (short) 1)))
          .all()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** Ends it at once. */
  void kill() {
    process.destroyForcibly().onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Starts it with the data and on the port that it had. */
  void startAgain() throws IOException {
    process = start();
  }

  @Override
  public void close() {
    kill();
  }
}
