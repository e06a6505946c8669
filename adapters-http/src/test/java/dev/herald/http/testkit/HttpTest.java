package dev.herald.http.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.service.Services;
import dev.herald.application.testkit.InMemoryPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.application.testkit.SettableClock;
import dev.herald.domain.permission.Role;
import dev.herald.http.HttpServer;
import dev.herald.http.HttpSettings;
import dev.herald.http.door.Limits;
import dev.herald.http.legacy.LegacySettings;
import dev.herald.http.pages.PageSettings;
import dev.herald.http.rate.RateLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy;

/**
 * A test that asks a real server over ports in memory, in which there is nothing at first but a
 * token for each role. A test that needs a server of its own starts it before it asks.
 */
public abstract class HttpTest {

  private static final Executor STOPPING =
      task -> {
        var thread = new Thread(task, "stops a server");
        thread.setDaemon(true);
        thread.start();
      };

  /** A channel as short as it can be. */
  protected static final String CHANNEL =
      """
      {"id": "news", "name": "News", "avatar": {"url": "https://example.org/a.png"}}\
      """;

  protected final InMemoryPorts ports = new InMemoryPorts();
  protected final SettableClock clock = ports.clock();
  protected final UseCases herald = Services.over(ports.outbound());

  /** A server that is still stopping may write to it when the test is over. */
  @TempDir(deletionStrategy = TempDirDeletionStrategy.IgnoreFailures.class)
  protected Path uploads;

  /** Clients of the server: one without a token, and one for each role. */
  protected TestClient anybody, reader, editor, admin;

  private final List<HttpServer> servers = new ArrayList<>();

  @BeforeEach
  final void makeClients() {
    anybody = new TestClient(this::port);
    reader = anybody.bearing(secret("reader"));
    editor = anybody.bearing(secret("editor"));
    admin = anybody.bearing(secret("admin"));
    givenToken("reader", Role.READER);
    givenToken("editor", Role.EDITOR);
    givenToken("admin", Role.ADMIN);
  }

  /** Nobody waits until a server has closed the connections of its clients. */
  @AfterEach
  final void stopServers() {
    servers.forEach(server -> CompletableFuture.runAsync(server::close, STOPPING));
  }

  /** Lets the clients ask a server of these use cases from now on. */
  protected final HttpServer serve(UseCases useCases) {
    return serve(useCases, settings(Optional.empty()));
  }

  protected final HttpServer serve(UseCases useCases, HttpSettings settings) {
    var server = HttpServer.start(useCases, settings, clock);
    servers.add(server);
    return server;
  }

  /** A free port of this computer. */
  protected final HttpSettings settings(Optional<String> publicUrl) {
    return new HttpSettings("127.0.0.1", 0, publicUrl, uploads, LegacySettings.OFF, true)
        .limitedTo(Limits.usual().with(RateLimits.NONE))
        .showing(PageSettings.ON);
  }

  /** The port of the server that the test started last, or of the one for all tests. */
  private int port() {
    return servers.isEmpty()
        ? SharedServer.port(herald, clock)
        : servers.get(servers.size() - 1).port();
  }

  protected final void givenToken(String name, Role role) {
    var hash = Samples.imageId(secret(name).getBytes(UTF_8)).value();
    var tokens = ports.outbound().tokens();
    change(() -> tokens.insert(Samples.token(name, role, hash)));
  }

  /** The secret of the token of this name. */
  protected static String secret(String name) {
    return "the-secret-of-" + name;
  }

  protected final void change(Runnable change) {
    ports
        .outbound()
        .unitOfWork()
        .execute(
            () -> {
              change.run();
              return true;
            });
  }

  protected final void givenChannel() {
    admin.post("/api/v1/channels", CHANNEL).hasStatus(201);
  }

  protected final void givenChannel(String id) {
    admin.post("/api/v1/channels", CHANNEL.replace("news", id)).hasStatus(201);
  }

  /** Publishes a text in the channel and returns the id of its post. */
  protected final String givenPost(String channel, String text) {
    return editor
        .post("/api/v1/channels/" + channel + "/posts", "{\"text\": \"" + text + "\"}")
        .hasStatus(201)
        .json()
        .get("id")
        .textValue();
  }

  /** Uploads an image and returns its id. */
  protected final String givenImage(byte[] bytes) {
    return editor
        .send("POST", "/api/v1/images", bytes)
        .hasStatus(201)
        .json()
        .get("imageId")
        .asText();
  }
}
