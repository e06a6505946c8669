package dev.herald.http.cors;

import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Set;

/**
 * Lets pages of other servers read the REST API, as the Fetch standard has it. They have to have a
 * token or a ticket as everybody else: browsers are never told that they may send cookies along,
 * and no route takes any. What changes something, and all that is not the REST API, stays closed to
 * them.
 */
public final class Cors {

  private static final String READABLE = "/api/v1/";
  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final Duration REMEMBERED = Duration.ofHours(2); // no browser does for longer

  private final AllowedOrigins origins;

  public Cors(AllowedOrigins origins) {
    this.origins = origins;
  }

  /** Whether pages of other servers may ask for a route. */
  public boolean opens(Route route) {
    return !origins.isEmpty() && route.reads() && route.path().startsWith(READABLE);
  }

  /** The same route, whose answers, also those that refuse, such pages may read. */
  public Route opening(Route route) {
    if (!opens(route)) return route;
    return route.admitting(
        ctx -> {
          if (isAllowed(ctx)) {
            ctx.header(
                "Access-Control-Expose-Headers",
                "ETag, X-Request-Id, RateLimit, RateLimit-Policy, Retry-After");
          }
          return route.admission().admits(ctx);
        });
  }

  /** Tells a browser what a page may ask for, of a path at which it may read. */
  public void answerPreflight(Context ctx) {
    if (!isAllowed(ctx)) return;
    if (!METHODS.contains(ctx.header("Access-Control-Request-Method"))) return;
    ctx.header("Access-Control-Allow-Methods", "GET, HEAD");
    ctx.header("Access-Control-Allow-Headers", "Authorization, If-None-Match, Last-Event-ID");
    ctx.header("Access-Control-Max-Age", Long.toString(REMEMBERED.toSeconds()));
  }

  /** Says so; and that it depends on who asks, so that no cache gives the answer to others. */
  private boolean isAllowed(Context ctx) {
    ctx.header("Vary", "Accept-Encoding, Origin");
    var origin = ctx.header("Origin");
    if (origin == null || !origins.contain(origin)) return false;
    ctx.header("Access-Control-Allow-Origin", origin);
    return true;
  }
}
