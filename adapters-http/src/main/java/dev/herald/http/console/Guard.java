package dev.herald.http.console;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.audit.NoteAccess;
import dev.herald.application.port.in.session.FindSession;
import dev.herald.domain.access.Actor;
import dev.herald.domain.refusal.Refusal;
import dev.herald.http.address.ClientAddress;
import dev.herald.http.brand.Brand;
import dev.herald.http.log.RequestInLog;
import dev.herald.http.problem.Problem;
import dev.herald.http.problem.RequestRefused;
import dev.herald.http.rate.Rates;
import dev.herald.http.route.Access;
import dev.herald.http.route.Body;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Objects;
import java.util.Optional;

/**
 * Lets only those to a page who are signed in and may see it, and takes changes only from the
 * console's own pages.
 */
final class Guard {

  private static final String VIEW = "herald.view";

  private final FindSession findSession;
  private final NoteAccess noteAccess;
  private final FailureAnswers failures;
  private final Brand brand;
  private final Optional<String> publicUrl;
  private final Rates rates;

  /**
   * @param publicUrl where clients reach the server, if it stands behind another one
   */
  Guard(
      UseCases useCases,
      FailureAnswers failures,
      Brand brand,
      Optional<String> publicUrl,
      Rates rates) {
    this.brand = brand;
    findSession = useCases.findSession();
    noteAccess = useCases.noteAccess();
    this.failures = failures;
    this.publicUrl = publicUrl;
    this.rates = rates;
  }

  Route get(String path, Access access, ConsoleHandler handler) {
    return route(HandlerType.GET, path, access, Body.NONE, handler);
  }

  Route post(String path, Access access, ConsoleHandler handler) {
    return post(path, access, Body.ENTRIES, handler);
  }

  Route post(String path, Access access, Body body, ConsoleHandler handler) {
    return route(HandlerType.POST, path, access, body, handler);
  }

  /** For the rest of the server the route is public: it is guarded here, and not by tokens. */
  private Route route(
      HandlerType method, String path, Access access, Body body, ConsoleHandler handler) {
    return new Route(
        method, path, Access.PUBLIC, body, ctx -> admits(ctx, access), ctx -> answer(ctx, handler));
  }

  private boolean admits(Context ctx, Access access) {
    var session = SessionCookie.of(ctx);
    var actor = session.flatMap(secret -> find(ctx, secret));
    var view = View.of(ctx, brand, actor);
    ctx.attribute(VIEW, view);
    try {
      if (actor.isPresent()) rates.countHolder(ctx, session.orElseThrow());
      else rates.countStranger(ctx);
      if (ctx.method().equals(HandlerType.POST)) requireSameOrigin(ctx);
      if (access.permission().isPresent() && actor.isEmpty()) {
        failures.answerSignedOut(ctx, view);
        return false;
      }
      actor.ifPresent(noteAccess::admitted);
      access.permission().ifPresent(it -> view.actor().require(it));
      return true;
    } catch (RuntimeException e) {
      if (e instanceof Refusal.Forbidden refusal) noteAccess.refused(view.actor(), refusal);
      failures.answer(e, ctx, view);
      return false;
    }
  }

  private Optional<Actor> find(Context ctx, String secret) {
    var address = ClientAddress.of(ctx).text();
    var actor = findSession.find(secret, Optional.of(address));
    actor.ifPresent(it -> RequestInLog.sentBy(it.id(), ctx));
    return actor.map(it -> it.from(address));
  }

  private void answer(Context ctx, ConsoleHandler handler) {
    View view = Objects.requireNonNull(ctx.attribute(VIEW));
    try {
      handler.handle(ctx, view);
    } catch (RuntimeException e) {
      failures.answer(e, ctx, view);
    }
  }

  /**
   * Makes sure that a change was asked for by a page of the console: every browser says where a
   * request comes from, and no other site's page can make it lie about that.
   */
  private void requireSameOrigin(Context ctx) {
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
