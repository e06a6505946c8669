package dev.herald.bootstrap.e2e.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Another site on this machine, with one page. */
public final class Site implements AutoCloseable {

  private final HttpServer server;
  private volatile String page = "";

  public Site() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        asked -> {
          try (asked) {
            var bytes = page.getBytes(UTF_8);
            asked.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            asked.sendResponseHeaders(200, bytes.length);
            asked.getResponseBody().write(bytes);
          }
        });
    server.start();
  }

  /** What its page is from now on. */
  public void show(String html) {
    page = html;
  }

  /** How browsers name it. */
  public String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The same site under another name, which is another origin. */
  String otherOrigin() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
