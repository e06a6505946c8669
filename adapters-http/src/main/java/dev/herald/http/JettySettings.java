package dev.herald.http;

import dev.herald.http.address.BehindProxies;
import dev.herald.http.address.TrustedProxies;
import dev.herald.http.door.FrontDoor;
import dev.herald.http.door.Limits;
import dev.herald.http.log.RequestInLog;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** How Jetty, under Javalin, serves HTTP. */
final class JettySettings {

  private static final int COMPRESS_FROM_BYTES = 1024;
  private static final int COMPRESSION_LEVEL = 5;

  /** Javalin looks at a long list for each answer of another type. */
  private static final List<String> USUAL_TYPES =
      List.of("application/json", "text/html; charset=utf-8", "image/svg+xml");

  /** Javalin makes a buffer of this size for each answer. */
  private static final int COPY_BYTES = 4 * 1024;

  /** For what is under way when the server stops; clients that are silent for a second get less. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

  /** When there are as many connections as there may be, those that do nothing have to go. */
  private static final Duration IDLE_TIMEOUT_WHEN_FULL = Duration.ofSeconds(3);

  private JettySettings() {}

  static void basics(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = Long.MAX_VALUE; // each route knows its own limit
    var compression = new CompressionStrategy(null, new Gzip(COMPRESSION_LEVEL));
    compression.setDefaultMinSizeForCompression(COMPRESS_FROM_BYTES);
    compression.setAllowedMimeTypes(USUAL_TYPES);
    config.http.compressionStrategy = compression;
    config.http.responseBufferSize = COPY_BYTES;
    // Virtual threads take no turns: a query or a page that takes long holds up all others.
    config.concurrency.useVirtualThreads = false;
  }

  /** Returns the door that all requests come through. */
  static FrontDoor jetty(JavalinConfig config, Limits limits, TrustedProxies proxies) {
    var door = new FrontDoor(limits, proxies);
    config.jetty.modifyServer(server -> server(server, limits, door));
    config.jetty.modifyHttpConfiguration(http -> http(http, proxies));
    config.jetty.modifyServletContextHandler(
        context -> {
          context.getServletHandler().setDecodeAmbiguousURIs(true);
          context.addEventListener(new RequestInLog());
        });
    return door;
  }

  private static void server(Server server, Limits limits, FrontDoor door) {
    server.setStopTimeout(STOP_TIMEOUT.toMillis());
    server.setErrorHandler(new JettyErrors());
    server.setHandler(new GracefulHandler(door)); // instead of one that keeps statistics for nobody
    var connections = new NetworkConnectionLimit(limits.connections() + limits.streams(), server);
    connections.setEndPointIdleTimeout(IDLE_TIMEOUT_WHEN_FULL.toMillis());
    server.addBean(connections);
  }

  private static void http(HttpConfiguration http, TrustedProxies proxies) {
    http.addCustomizer(new BehindProxies(proxies));
    http.setSendServerVersion(false);
    // Jetty drops buffers that many need at once, and memory outside of the heap is freed late.
    http.setUseInputDirectByteBuffers(false);
    http.setUseOutputDirectByteBuffers(false);
    // Or else, in a second request, Jetty takes a value for another that differs in case.
    http.setHeaderCacheCaseSensitive(true);
    // Channel ids may have slashes and dots in them, which come percent-encoded.
    http.setUriCompliance(UriCompliance.UNSAFE);
  }
}
