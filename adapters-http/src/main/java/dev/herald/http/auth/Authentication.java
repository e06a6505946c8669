package dev.herald.http.auth;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.access.Authenticate;
import dev.herald.application.port.in.audit.NoteAccess;
import dev.herald.domain.access.Actor;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.refusal.Refusal;
import dev.herald.http.address.ClientAddress;
import dev.herald.http.log.RequestInLog;
import dev.herald.http.problem.Problem;
import dev.herald.http.problem.RequestRefused;
import dev.herald.http.rate.Attempts;
import dev.herald.http.rate.Rates;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes sure that the bearer of a request's token may do what the request asks for. */
public final class Authentication {

  private static final String ACTOR = "herald.actor";
  private static final Pattern BEARER =
      Pattern.compile("bearer +(?<secret>\\S+) *", Pattern.CASE_INSENSITIVE);

  private final Authenticate authenticate;
  private final NoteAccess noteAccess;
  private final Rates rates;
  private final Attempts attempts;

  public Authentication(UseCases useCases, Rates rates, Attempts attempts) {
    authenticate = useCases.authenticate();
    noteAccess = useCases.noteAccess();
    this.rates = rates;
    this.attempts = attempts;
  }

  /**
   * The same route for those alone who may use it. It asks for the token by itself, so that nobody
   * gets in wherever it is mounted, and answers 401 without a valid one, 403 if its role is too
   * small, and 429 after too many requests or wrong tokens. A token at a public route says whose
   * requests they are.
   */
  public Route guarding(Route route) {
    return route
        .access()
        .permission()
        .map(needed -> guarding(route, needed))
        .orElseGet(() -> counting(route));
  }

  private Route counting(Route route) {
    return route.admitting(
        ctx -> {
          var bearer = bearer(ctx).filter(secret -> find(ctx, secret).isPresent());
          bearer.ifPresentOrElse(
              secret -> rates.countHolder(ctx, secret), () -> rates.countStranger(ctx));
          return route.admission().admits(ctx);
        });
  }

  private static Optional<String> bearer(Context ctx) {
    return Optional.ofNullable(ctx.header("Authorization"))
        .map(BEARER::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group("secret"));
  }

  private Route guarding(Route route, Permission needed) {
    return route.admitting(
        ctx -> {
          check(ctx, needed);
          return route.admission().admits(ctx);
        });
  }

  private void check(Context ctx, Permission needed) {
    var actor = identify(ctx).from(ClientAddress.of(ctx).text());
    noteAccess.admitted(actor);
    try {
      actor.require(needed);
    } catch (Refusal.Forbidden refusal) {
      noteAccess.refused(actor, refusal);
      throw refusal;
    }
    ctx.attribute(ACTOR, actor);
  }

  /** Who sent a request to a {@linkplain #guarding guarded} route that is not public. */
  public static Actor actor(Context ctx) {
    return Objects.requireNonNull(ctx.attribute(ACTOR));
  }

  private Actor identify(Context ctx) {
    var secret = bearer(ctx);
    var actor = secret.flatMap(it -> find(ctx, it));
    if (actor.isPresent()) {
      rates.countHolder(ctx, secret.get());
      return actor.get();
    }
    rates.countStranger(ctx);
    if (secret.isPresent()) throw unauthorized("The token is not valid.");
    throw unauthorized(
        ctx.header("Authorization") == null
            ? "Send an access token: Authorization: Bearer <token>."
            : "The Authorization header must be of the form Bearer <token>.");
  }

  private Optional<Actor> find(Context ctx, String secret) {
    var address = Optional.of(ClientAddress.of(ctx).text());
    var actor = attempts.attempt(ctx, secret, () -> authenticate.authenticate(secret, address));
    actor.ifPresent(it -> RequestInLog.sentBy(it.id(), ctx));
    return actor;
  }

  private static RequestRefused unauthorized(String detail) {
    return new RequestRefused(
        Problem.of(401, "unauthorized", "No valid token", detail)
            .with("WWW-Authenticate", "Bearer realm=\"Herald\""));
  }
}
