package dev.herald.http.console;

import dev.herald.application.port.in.access.Authenticate.Caller;
import dev.herald.application.port.in.session.FindSession;
import dev.herald.http.problem.Problem;
import dev.herald.http.problem.RequestRefused;
import dev.herald.http.route.Access;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;

/**
 * Lets only those to a page who are signed in and may see it, and takes changes only from the
 * console's own pages.
 */
final class Guard {

  private final FindSession findSession;
  private final Failures failures;
  private final Optional<String> publicUrl;

  /**
   * @param publicUrl where clients reach the server, if it stands behind another one
   */
  Guard(FindSession findSession, Failures failures, Optional<String> publicUrl) {
    this.findSession = findSession;
    this.failures = failures;
    this.publicUrl = publicUrl;
  }

  Route get(String path, Access access, ConsoleHandler handler) {
    return route(HandlerType.GET, path, access, handler);
  }

  Route post(String path, Access access, ConsoleHandler handler) {
    return route(HandlerType.POST, path, access, handler);
  }

  /** For the rest of the server the route is public: it is guarded here, and not by tokens. */
  private Route route(HandlerType method, String path, Access access, ConsoleHandler handler) {
    return new Route(method, path, Access.PUBLIC, ctx -> answer(ctx, access, handler));
  }

  private void answer(Context ctx, Access access, ConsoleHandler handler) {
    var caller = SessionCookie.of(ctx).flatMap(findSession::find);
    var view = View.of(ctx, caller);
    try {
      if (ctx.method().equals(HandlerType.POST)) requireOwnPage(ctx);
      if (!access.role().isEmpty() && caller.isEmpty()) {
        failures.answerSignedOut(ctx, view);
        return;
      }
      requireRole(access, caller);
      handler.handle(ctx, view);
    } catch (RuntimeException e) {
      failures.answer(e, ctx, view);
    }
  }

  private static void requireRole(Access access, Optional<Caller> caller) {
    var needed = access.role();
    if (needed.isPresent() && !caller.orElseThrow().role().allows(needed.get())) {
      throw new RequestRefused(
          Problem.of(403, "forbidden", "Not allowed", "This needs another role."));
    }
  }

  /**
   * Makes sure that a change was asked for by a page of the console: every browser says where a
   * request comes from, and no other site's page can make it lie about that.
   */
  private void requireOwnPage(Context ctx) {
    var site = ctx.header("Sec-Fetch-Site");
    var isOwn = site == null ? isOwnOrigin(ctx) : site.equals("same-origin");
    if (!isOwn) {
      throw new RequestRefused(
          Problem.of(
              403, "cross_site", "From another site", "Another site's page asked for a change."));
    }
  }

  /** Older browsers, and those that don't trust the connection, send the origin alone. */
  private boolean isOwnOrigin(Context ctx) {
    var origin = ctx.header("Origin");
    return origin != null
        && (origin.replaceFirst("^https?://", "").equals(ctx.header("Host"))
            || publicUrl.filter(url -> (url + "/").startsWith(origin + "/")).isPresent());
  }
}
