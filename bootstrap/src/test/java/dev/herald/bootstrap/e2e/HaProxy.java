package dev.herald.bootstrap.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Sees to it that HAProxy is there. Where it is not, what needs it is skipped, unless
 * HERALD_PROXY_TESTS says that it is required.
 */
final class HaProxy implements BeforeAllCallback {

  private static final Path PROGRAM =
      Path.of(Optional.ofNullable(System.getenv("HERALD_HAPROXY")).orElse("/usr/sbin/haproxy"));

  @Override
  public void beforeAll(ExtensionContext context) {
    Needed.require(
        PROGRAM,
        context.getDisplayName(),
        "apt-get install --no-install-recommends haproxy, or HERALD_HAPROXY=path",
        "HERALD_PROXY_TESTS");
  }

  static Path program() {
    return PROGRAM;
  }

  /** A port that nobody had just now: HAProxy does not tell which one it would choose. */
  static int freePort() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return free.getLocalPort();
    }
  }
}
