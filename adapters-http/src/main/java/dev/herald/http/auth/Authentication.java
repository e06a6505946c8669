package dev.herald.http.auth;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.access.Authenticate;
import dev.herald.application.port.in.access.AuthenticateByTicket;
import dev.herald.application.port.in.access.AuthenticateByTicket.Answer;
import dev.herald.application.port.in.audit.NoteAccess;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.StreamTarget;
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
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes sure that the bearer of a request's token may do what the request asks for. */
public final class Authentication {

  /** The query parameter that has a stream ticket. */
  public static final String TICKET = "ticket";

  private static final String SENDER = "herald.identified";
  private static final Pattern BEARER =
      Pattern.compile("bearer +(?<secret>\\S+) *", Pattern.CASE_INSENSITIVE);

  private final Authenticate authenticate;
  private final AuthenticateByTicket authenticateByTicket;
  private final NoteAccess noteAccess;
  private final Rates rates;
  private final Attempts attempts;

  public Authentication(UseCases useCases, Rates rates, Attempts attempts) {
    authenticate = useCases.authenticate();
    authenticateByTicket = useCases.authenticateByTicket();
    noteAccess = useCases.noteAccess();
    this.rates = rates;
    this.attempts = attempts;
  }

  /**
   * Who sent a request.
   *
   * @param stillThere whether what they came with still says the same of them
   */
  private record Sender(Actor actor, BooleanSupplier stillThere) {}

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

  /**
   * The same route of a live stream for those alone who may use it, as {@link #guarding} has it, or
   * who have a ticket for it in the query parameter {@value #TICKET}: a browser's {@code
   * EventSource} can send no header. Where both are sent, the header counts.
   *
   * @param target which stream the path of a request names; what it throws is answered
   */
  public Route guardingStream(Route route, Function<Context, StreamTarget> target) {
    var needed = route.access().permission().orElseThrow();
    return route.admitting(
        ctx -> {
          var ticket = ctx.queryParam(TICKET);
          var isByTicket = ticket != null && ctx.header("Authorization") == null;
          admit(ctx, needed, isByTicket ? byTicket(ctx, ticket, target) : byToken(ctx));
          return route.admission().admits(ctx);
        });
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
          admit(ctx, needed, byToken(ctx));
          return route.admission().admits(ctx);
        });
  }

  private void admit(Context ctx, Permission needed, Sender sender) {
    var actor = sender.actor;
    try {
      actor.require(needed);
    } catch (Refusal.Forbidden refusal) {
      noteAccess.refused(actor, refusal);
      throw refusal;
    }
    ctx.attribute(SENDER, sender);
  }

  /**
   * Makes sure that the token by which a request was let in is still valid, after a while.
   *
   * @throws RequestRefused 401: it is not
   */
  public static void requireStill(Context ctx) {
    if (!stillAdmits(ctx).getAsBoolean()) throw unauthorized("The token is not valid any more.");
  }

  /** Who sent a request to a {@linkplain #guarding guarded} route that is not public. */
  public static Actor actor(Context ctx) {
    return sender(ctx).actor;
  }

  /**
   * Whether the token or the ticket by which a request was let in is still valid, and lets its
   * bearer do the same as then, as whoever keeps a connection open for long has to ask. It does not
   * hold on to the request.
   */
  public static BooleanSupplier stillAdmits(Context ctx) {
    return sender(ctx).stillThere;
  }

  private static Sender sender(Context ctx) {
    Sender sender = ctx.attribute(SENDER);
    return Objects.requireNonNull(sender);
  }

  private Sender byToken(Context ctx) {
    var secret = bearer(ctx);
    var actor = secret.flatMap(it -> find(ctx, it));
    if (actor.isPresent()) {
      rates.countHolder(ctx, secret.get());
      var address = Optional.of(ClientAddress.of(ctx).text());
      var sender = sender(ctx, actor.get(), () -> authenticate.authenticate(secret.get(), address));
      noteAccess.admitted(sender.actor);
      return sender;
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

  private Sender byTicket(Context ctx, String ticket, Function<Context, StreamTarget> target) {
    var asked = target(ctx, target);
    var answer =
        attempts.attemptTicket(
            ctx, ticket, () -> authenticateByTicket.authenticate(ticket, asked), Answer::isGenuine);
    if (answer.bearer().isEmpty()) {
      rates.countStranger(ctx);
      throw unauthorized(
          answer.isGenuine()
              ? "The stream ticket has ended. Make another one."
              : "The ticket is not valid for this stream.");
    }
    var actor = answer.bearer().get();
    RequestInLog.sentBy(actor.id(), ctx);
    rates.countHolder(ctx, ticket); // many who have one may share a token, and an address
    return sender(ctx, actor, () -> authenticateByTicket.authenticate(ticket, asked).bearer());
  }

  private StreamTarget target(Context ctx, Function<Context, StreamTarget> target) {
    try {
      return target.apply(ctx);
    } catch (RuntimeException e) {
      rates.countStranger(ctx);
      throw e;
    }
  }

  private static Sender sender(Context ctx, Actor actor, Supplier<Optional<Actor>> again) {
    var address = ClientAddress.of(ctx).text();
    return new Sender(actor.from(address), () -> again.get().filter(actor::equals).isPresent());
  }

  private static RequestRefused unauthorized(String detail) {
    return new RequestRefused(
        Problem.of(401, "unauthorized", "No valid token", detail)
            .with("WWW-Authenticate", "Bearer realm=\"Herald\""));
  }
}
