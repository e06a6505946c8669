package dev.herald.http;

import dev.herald.application.port.in.UseCases;
import dev.herald.http.cors.Cors;
import dev.herald.http.door.Bodies;
import dev.herald.http.log.RequestId;
import dev.herald.http.problem.ProblemAnswers;
import dev.herald.http.route.Route;
import io.javalin.config.JavalinConfig;
import java.time.InstantSource;

/** Herald's routes in a Javalin of somebody else's. */
public final class HeraldRoutes {

  private HeraldRoutes() {}

  /**
   * Mounts all routes, with all that they need: each asks for its token or session by itself, and
   * answers its failures as Herald does. Routes, filters and failures of the host are left as they
   * are.
   *
   * <p>The ids of channels and accounts may have slashes in them. They are found only if the host's
   * Jetty takes encoded ones, with {@code UriCompliance.UNSAFE} and {@code
   * ServletHandler.setDecodeAmbiguousURIs(true)}.
   *
   * @param settings of which host and port are the host's own affair
   */
  public static void mount(
      JavalinConfig config, UseCases useCases, HttpSettings settings, InstantSource clock) {
    var problems = new ProblemAnswers(clock);
    var routes =
        HttpServer.routes(useCases, settings, clock).stream()
            .map(route -> alone(route, problems))
            .toList();
    var bodies = new Bodies(settings.limits(), settings.uploadFolder());
    routes.forEach(route -> HttpServer.add(config, route, bodies));
    AllowedMethods.tell(config, routes, new Cors(settings.allowedOrigins()));
  }

  /** What a route does without the filters and failures of Herald's own server. */
  private static Route alone(Route route, ProblemAnswers problems) {
    return route
        .admitting(
            ctx -> {
              HttpServer.common(ctx);
              try {
                return route.admission().admits(ctx);
              } catch (Exception e) {
                problems.answer(e, ctx, RequestId.of(ctx));
                return false;
              }
            })
        .doing(
            ctx -> {
              try {
                Fault.insteadOfErrors(route.work()).handle(ctx);
              } catch (Exception e) {
                problems.answer(e, ctx, RequestId.of(ctx));
              }
            });
  }
}
