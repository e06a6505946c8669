package dev.herald.http;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.out.webhook.Receivers;
import dev.herald.http.auth.Authentication;
import dev.herald.http.console.Console;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.legacy.LegacyApi;
import dev.herald.http.legacy.LegacyCallbacks;
import dev.herald.http.openapi.OpenApiRoutes;
import dev.herald.http.operation.HealthRoutes;
import dev.herald.http.outgoing.WebhookClient;
import dev.herald.http.problem.ProblemAnswers;
import dev.herald.http.route.Access;
import dev.herald.http.route.Route;
import dev.herald.http.v1.RestV1;
import dev.herald.http.v1.StandardWebhooks;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The HTTP server: routes over use cases, and what all of them have in common. */
public final class HttpServer implements AutoCloseable {

  private static final int COMPRESS_FROM_BYTES = 1024;
  private static final int COMPRESSION_LEVEL = 5;
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

  private final Javalin javalin;

  private HttpServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /** Loads most of what a server consists of, so that it starts sooner when it can. */
  public static void preload() {
    var unused = Javalin.create(HttpServer::jetty).jettyServer().server();
  }

  /**
   * Who is asked and told, by requests that the server itself sends.
   *
   * @param asking sends what must be answered at once
   * @param telling sends all else, which may come to pile up
   */
  public static Receivers receivers(
      HttpSettings settings, WebhookClient asking, WebhookClient telling, InstantSource clock) {
    var urls = new ImageUrls(settings.address());
    var legacy = settings.legacy();
    return new Receivers(
        LegacyCallbacks.interceptor(legacy, urls, asking, clock),
        LegacyCallbacks.callback(legacy, urls, telling, clock),
        new StandardWebhooks(telling, urls, clock)::courier);
  }

  /** All routes of the server. */
  public static List<Route> routes(UseCases useCases, HttpSettings settings, InstantSource clock) {
    var client = new WebhookClient(settings.mayTellPrivateNetworks()); // to judge, not to send
    return Stream.of(
            RestV1.routes(
                useCases, new ImageUrls(settings.publicUrl().orElse("")), client::allowed),
            Console.routes(useCases, settings.publicUrl(), client::allowed, clock),
            LegacyApi.routes(useCases, settings.legacy(), new ImageUrls(settings.address()), clock),
            new HealthRoutes(useCases.readChannels()).routes(),
            OpenApiRoutes.routes())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Makes a server that listens.
   *
   * @throws PortTaken another program listens there
   */
  public static HttpServer start(UseCases useCases, HttpSettings settings, InstantSource clock) {
    var authentication = new Authentication(useCases.authenticate());
    var routes = routes(useCases, settings, clock);
    var javalin =
        Javalin.create(
            config -> {
              basics(config, settings);
              jetty(config);
              config.routes.before(HttpServer::common);
              config.routes.beforeMatched(authentication::check);
              routes.forEach(route -> add(config, route));
              options(config, routes);
              failures(config, clock);
            });
    try {
      return new HttpServer(javalin.start());
    } catch (RuntimeException e) {
      javalin.stop();
      throw PortTaken.of(e, settings).<RuntimeException>map(taken -> taken).orElse(e);
    }
  }

  private static void basics(JavalinConfig config, HttpSettings settings) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = Long.MAX_VALUE; // each handler knows its own limit
    var compression = new CompressionStrategy(null, new Gzip(COMPRESSION_LEVEL));
    compression.setDefaultMinSizeForCompression(COMPRESS_FROM_BYTES);
    config.http.compressionStrategy = compression;
    config.jetty.host = settings.host();
    config.jetty.port = settings.port();
    config.jetty.multipartConfig.cacheDirectory(settings.uploadFolder().toString());
    config.concurrency.useVirtualThreads = Runtime.version().feature() >= 21;
  }

  private static void jetty(JavalinConfig config) {
    config.jetty.modifyServer(
        server -> {
          server.setStopTimeout(STOP_TIMEOUT.toMillis());
          server.setErrorHandler(new JettyErrors());
          server.insertHandler(new GracefulHandler());
        });
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          // Or else, in a second request, Jetty takes a value for another that differs in case.
          http.setHeaderCacheCaseSensitive(true);
          // Channel ids may have slashes and dots in them, which come percent-encoded.
          http.setUriCompliance(UriCompliance.UNSAFE);
        });
    config.jetty.modifyServletContextHandler(
        context -> context.getServletHandler().setDecodeAmbiguousURIs(true));
  }

  /** HEAD is like GET: the server leaves the body out. */
  private static void add(JavalinConfig config, Route route) {
    config.routes.addHttpHandler(route.method(), route.path(), route.handler(), route.access());
    if (route.reads()) {
      config.routes.addHttpHandler(HandlerType.HEAD, route.path(), route.handler(), route.access());
    }
  }

  private static void options(JavalinConfig config, List<Route> routes) {
    var methods = new TreeMap<String, Set<String>>();
    for (var route : routes) {
      var allowed = methods.computeIfAbsent(route.path(), path -> new TreeSet<>(Set.of("OPTIONS")));
      allowed.add(route.method().name());
      if (route.reads()) allowed.add("HEAD");
    }
    methods.forEach(
        (path, allowed) ->
            config.routes.options(
                path,
                ctx -> ctx.header("Allow", String.join(", ", allowed)).status(204),
                Access.PUBLIC));
  }

  /** Javalin would answer its own exceptions by itself, unless told what to do with them. */
  private static void failures(JavalinConfig config, InstantSource clock) {
    var problems = new ProblemAnswers(clock);
    for (var type : List.of(Exception.class, HttpResponseException.class)) {
      config.routes.exception(
          type,
          (failure, ctx) -> {
            if (failure instanceof RuntimeException e && Console.covers(ctx.path())) {
              Console.answerFailure(e, ctx, clock);
            } else {
              problems.answer(failure, ctx, RequestId.of(ctx));
            }
          });
    }
  }

  private static void common(Context ctx) {
    ctx.header(RequestId.HEADER, RequestId.of(ctx));
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Vary", "Accept-Encoding");
    ctx.res().setContentType(null); // until the answer is known to have any content
  }

  /** The port on which it listens. */
  public int port() {
    return javalin.port();
  }

  /** Takes no more requests, finishes those that were begun, and stops. */
  @Override
  public void close() {
    javalin.stop();
  }
}
