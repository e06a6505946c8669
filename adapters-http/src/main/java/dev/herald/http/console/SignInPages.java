package dev.herald.http.console;

import static dev.herald.domain.permission.Permission.READ_CHANNELS;
import static dev.herald.http.route.Access.PUBLIC;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.audit.NoteAccess;
import dev.herald.application.port.in.session.SignIn;
import dev.herald.application.port.in.session.SignIn.Device;
import dev.herald.application.port.in.session.SignIn.Session;
import dev.herald.application.port.in.session.SignOut;
import dev.herald.http.address.ClientAddress;
import dev.herald.http.language.Language;
import dev.herald.http.rate.Attempts;
import dev.herald.http.route.Body;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Signing in and out, and the choice of a language. */
final class SignInPages {

  private static final int A_YEAR_IN_SECONDS = 365 * 24 * 60 * 60;

  private final SignIn signIn;
  private final SignOut signOut;
  private final NoteAccess noteAccess;
  private final Attempts attempts;
  private final boolean behindTls;

  /**
   * @param attempts counts wrong tokens and links
   * @param behindTls whether clients reach the server through TLS, though it can't see that itself
   */
  SignInPages(UseCases useCases, Attempts attempts, boolean behindTls) {
    signIn = useCases.signIn();
    signOut = useCases.signOut();
    noteAccess = useCases.noteAccess();
    this.attempts = attempts;
    this.behindTls = behindTls;
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.get("/console", PUBLIC, (ctx, view) -> ctx.redirect(view.safe(""))),
        guard.get("/console/sign-in", PUBLIC, this::form),
        guard.post("/console/sign-in", PUBLIC, Body.SMALL, this::withToken),
        guard.get("/console/sign-in/{code}", PUBLIC, this::link),
        guard.post("/console/sign-in/{code}", PUBLIC, Body.SMALL, this::withCode),
        guard.post(
            "/console/sign-out", to(READ_CHANNELS), (ctx, view) -> out(ctx, view, signOut::here)),
        guard.post(
            "/console/sign-out-everywhere",
            to(READ_CHANNELS),
            (ctx, view) -> out(ctx, view, signOut::everywhere)),
        guard.get("/console/signed-in", to(READ_CHANNELS), SignInPages::signedIn),
        guard.get("/console/language/{language}", PUBLIC, this::language));
  }

  private void form(Context ctx, View view) {
    var next = SafeRedirect.afterSignIn(Queries.text(ctx, "next"), view.links().base());
    if (view.permissions().actor().isPresent()) see(ctx, next);
    else answerForm(ctx, view, next, false);
  }

  /** Ends a tab in which one has signed in for another one's sake. */
  private static void signedIn(Context ctx, View view) {
    Templates.answer(ctx, view, "signedIn", Map.of());
  }

  private void withToken(Context ctx, View view) {
    var form = Form.of(ctx);
    var next = SafeRedirect.afterSignIn(form.text("next"), view.links().base());
    var token = form.text("token").strip();
    var session = attempts.attempt(ctx, token, () -> signIn.withToken(token, device(ctx)));
    if (session.isPresent()) {
      begin(ctx, session.get(), next);
    } else {
      ctx.status(422);
      answerForm(ctx, view, next, true);
    }
  }

  private static void answerForm(Context ctx, View view, String next, boolean isWrong) {
    Templates.answer(ctx, view, "signIn", Map.of("next", next, "isWrong", isWrong));
  }

  /** The link shows a button only: what opens links to look what is there must not use it up. */
  private void link(Context ctx, View view) {
    var code = ctx.pathParam("code");
    var token = attempts.attempt(ctx, code, () -> signIn.ofCode(code));
    if (token.isEmpty()) ctx.status(404);
    Templates.answer(ctx, view, "signInLink", Map.of("token", token));
  }

  private void withCode(Context ctx, View view) {
    var code = ctx.pathParam("code");
    var session = attempts.attempt(ctx, code, () -> signIn.withCode(code, device(ctx)));
    if (session.isEmpty()) {
      link(ctx, view);
    } else if (session.get().tokenSecret().isPresent()) {
      welcome(ctx, session.get(), view);
    } else {
      begin(ctx, session.get(), view.safe(""));
    }
  }

  /** Shows whoever has accepted an invitation the token that was made for them. */
  private void welcome(Context ctx, Session session, View view) {
    remember(ctx, session);
    var secret = session.tokenSecret().orElseThrow();
    Templates.answer(ctx, view.of(session.actor()), "ownToken", Map.of("secret", secret));
  }

  private static Device device(Context ctx) {
    return new Device(
        Optional.of(ClientAddress.of(ctx).text()),
        Optional.ofNullable(ctx.header("User-Agent")).orElse(""));
  }

  private void begin(Context ctx, Session session, String next) {
    remember(ctx, session);
    see(ctx, next);
  }

  private void remember(Context ctx, Session session) {
    noteAccess.signedIn(session.actor().from(ClientAddress.of(ctx).text()));
    SessionCookie.set(ctx, session, isSecure(ctx));
  }

  private void out(Context ctx, View view, Consumer<String> end) {
    SessionCookie.of(ctx).ifPresent(end);
    noteAccess.signedOut(view.actor());
    SessionCookie.remove(ctx, isSecure(ctx));
    see(ctx, view.links().at("/console/sign-in"));
  }

  private void language(Context ctx, View view) {
    var language = Language.ofTag(ctx.pathParam("language")).orElse(view.reader().language());
    var cookie = new Cookie("herald-language", language.tag());
    cookie.setPath(view.links().at("/console"));
    cookie.setMaxAge(A_YEAR_IN_SECONDS);
    cookie.setHttpOnly(true);
    cookie.setSecure(isSecure(ctx));
    cookie.setSameSite(SameSite.LAX);
    ctx.cookie(cookie);
    see(ctx, view.safe(Queries.text(ctx, "next")));
  }

  /** Has the browser get another page, whatever it asked for. */
  private static void see(Context ctx, String page) {
    ctx.header("Location", page).status(303);
  }

  private boolean isSecure(Context ctx) {
    return behindTls || ctx.scheme().equals("https");
  }
}
