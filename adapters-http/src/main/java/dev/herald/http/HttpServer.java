package dev.herald.http;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.session.FindSession;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.http.address.TrustedProxies;
import dev.herald.http.brand.Brand;
import dev.herald.http.console.Console;
import dev.herald.http.cors.Cors;
import dev.herald.http.door.Bodies;
import dev.herald.http.door.Limits;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.legacy.LegacyCallbacks;
import dev.herald.http.log.AnsweredRequests;
import dev.herald.http.log.RequestId;
import dev.herald.http.outgoing.WebhookClient;
import dev.herald.http.pages.PublicPages;
import dev.herald.http.problem.ProblemAnswers;
import dev.herald.http.problem.RequestRefused;
import dev.herald.http.rate.Rates;
import dev.herald.http.route.Route;
import dev.herald.http.v1.StandardWebhooks;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The HTTP server: routes over use cases, and what all of them have in common. */
public final class HttpServer implements AutoCloseable {

  private static final Duration A_YEAR = Duration.ofDays(365);

  private final Javalin javalin;
  private final Surfaces surfaces;

  private HttpServer(Javalin javalin, Surfaces surfaces) {
    this.javalin = javalin;
    this.surfaces = surfaces;
  }

  /** Loads most of what a server consists of, so that it starts sooner when it can. */
  public static void preload() {
    var unused =
        Javalin.create(config -> JettySettings.jetty(config, Limits.usual(), TrustedProxies.NONE))
            .jettyServer()
            .server();
  }

  /**
   * The webhooks that the server calls.
   *
   * @param asking sends the calls that must be answered at once
   * @param telling sends all others, which may pile up
   */
  public static OutgoingWebhooks outgoingWebhooks(
      HttpSettings settings, WebhookClient asking, WebhookClient telling, InstantSource clock) {
    var urls = new ImageUrls(settings.address());
    var legacy = settings.legacy();
    return new OutgoingWebhooks(
        LegacyCallbacks.interceptor(legacy, urls, asking, clock),
        LegacyCallbacks.callback(legacy, urls, telling, clock),
        new StandardWebhooks(telling, urls, clock)::sender);
  }

  /** All routes of the server, which count their requests together. */
  public static List<Route> routes(UseCases useCases, HttpSettings settings, InstantSource clock) {
    return Surfaces.over(useCases, settings, clock).routes(useCases, settings, clock);
  }

  /**
   * Makes a server that listens.
   *
   * @throws CannotListen another program has the port, or the host is none of this computer
   */
  public static HttpServer start(UseCases useCases, HttpSettings settings, InstantSource clock) {
    var listener = Listener.bind(settings.host(), settings.port());
    try {
      return start(listener, useCases, settings.withPort(listener.port()), clock);
    } catch (RuntimeException | Error e) {
      listener.close();
      throw e;
    }
  }

  /**
   * Makes a server that answers those who connect to a port. It closes the port when it stops.
   *
   * @param settings with that port
   */
  public static HttpServer start(
      Listener listener, UseCases useCases, HttpSettings settings, InstantSource clock) {
    var surfaces = Surfaces.over(useCases, settings, clock);
    var metrics = surfaces.metrics();
    var routes = surfaces.routes(useCases, settings, clock);
    var bodies = new Bodies(settings.limits(), settings.uploadFolder());
    var javalin =
        Javalin.create(
            config -> {
              JettySettings.basics(config);
              config.jetty.addConnector(
                  (server, http) -> listener.connector(server, http, settings.tls()));
              metrics.watch(surfaces.streams());
              metrics.watch(JettySettings.jetty(config, settings.limits(), settings.proxies()));
              below(settings.path(), config);
              settings
                  .accessLog()
                  .map(AnsweredRequests::new)
                  .ifPresent(log -> config.jetty.modifyServer(it -> it.setRequestLog(log)));
              config.requestLogger.http(metrics::answered);
              config.routes.before(HttpServer::common);
              if (settings.isPublicByHttps()) config.routes.before(HttpServer::stayWithHttps);
              routes.forEach(route -> add(config, route, bodies));
              AllowedMethods.tell(config, routes, new Cors(settings.allowedOrigins()));
              failures(config, surfaces.rates(), settings.brand(), useCases.findSession(), clock);
            });
    try {
      var server = new HttpServer(javalin.start(), surfaces);
      metrics.keepHistory();
      return server;
    } catch (RuntimeException | Error e) {
      metrics.close();
      javalin.stop();
      throw e;
    }
  }

  private static void below(String path, JavalinConfig config) {
    if (path.isEmpty()) return;
    config.router.contextPath = path;
    config.jetty.modifyServer(server -> server.insertHandler(new BelowPath(path)));
  }

  /** HEAD is like GET: the server leaves the body out. */
  static void add(JavalinConfig config, Route route, Bodies bodies) {
    var handler = handler(route, bodies);
    config.routes.addHttpHandler(route.method(), route.path(), handler, route.access());
    if (route.reads()) {
      config.routes.addHttpHandler(HandlerType.HEAD, route.path(), handler, route.access());
    }
  }

  /** Those who are refused anyway are refused before their bodies are awaited. */
  private static Handler handler(Route route, Bodies bodies) {
    if (!route.body().isExpected()) return Fault.insteadOfErrors(route.handler());
    var work = Fault.insteadOfErrors(route.work());
    return Fault.insteadOfErrors(
        route.doing(ctx -> bodies.await(ctx, route.body(), work)).handler());
  }

  /** Javalin would answer its own exceptions by itself, unless told what to do with them. */
  private static void failures(
      JavalinConfig config, Rates rates, Brand brand, FindSession sessions, InstantSource clock) {
    var problems = new ProblemAnswers(clock);
    for (var type : List.of(Exception.class, HttpResponseException.class)) {
      config.routes.exception(
          type,
          (thrown, ctx) -> {
            var failure = counted(thrown, ctx, rates);
            var isForPeople = PublicPages.covers(ctx);
            if (!isForPeople && failure instanceof RuntimeException e && Console.covers(ctx)) {
              Console.answerFailure(e, ctx, brand, sessions, clock);
            } else {
              problems.answer(failure, ctx, RequestId.of(ctx));
              if (isForPeople) PublicPages.answerFailure(ctx, brand);
            }
          });
    }
  }

  /** Requests that came to no route were not counted yet. */
  private static Exception counted(Exception failure, Context ctx, Rates rates) {
    var isRouteless =
        failure instanceof NotFoundResponse || failure instanceof MethodNotAllowedResponse;
    if (!isRouteless) return failure;
    try {
      rates.countStranger(ctx);
      return failure;
    } catch (RequestRefused refused) {
      return refused;
    }
  }

  static void common(Context ctx) {
    ctx.header(RequestId.HEADER, RequestId.of(ctx));
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Vary", "Accept-Encoding");
    ctx.res().setContentType(null); // until the answer is known to have any content
  }

  /** Or else browsers would come without it, if they are sent a link or type the name. */
  private static void stayWithHttps(Context ctx) {
    if (ctx.scheme().equals("https")) {
      ctx.header("Strict-Transport-Security", "max-age=" + A_YEAR.toSeconds());
    }
  }

  /** The port on which it listens. */
  public int port() {
    return javalin.port();
  }

  /**
   * Has {@code /health/ready} say from now on that the server is about to stop. Everything else is
   * answered as before.
   */
  public void announceStop() {
    surfaces.health().announceStop();
  }

  /** Takes no more requests, finishes those that were begun, and stops. */
  @Override
  public void close() {
    surfaces.streams().close(); // or else they would be requests that never end
    javalin.stop();
    surfaces.metrics().close();
  }
}
