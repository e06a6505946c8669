package dev.herald.http.console;

import static dev.herald.http.route.Access.PUBLIC;
import static dev.herald.http.route.Access.READER;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.session.SignIn;
import dev.herald.application.port.in.session.SignIn.Session;
import dev.herald.application.port.in.session.SignOut;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Signing in and out, and the choice of a language. */
final class SignInPages {

  private static final int A_YEAR_IN_SECONDS = 365 * 24 * 60 * 60;

  private final SignIn signIn;
  private final SignOut signOut;
  private final boolean behindTls;

  /**
   * @param behindTls whether clients reach the server through TLS, though it can't see that itself
   */
  SignInPages(UseCases useCases, boolean behindTls) {
    signIn = useCases.signIn();
    signOut = useCases.signOut();
    this.behindTls = behindTls;
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.get("/console", PUBLIC, (ctx, view) -> ctx.redirect(OwnPage.START)),
        guard.get("/console/sign-in", PUBLIC, this::form),
        guard.post("/console/sign-in", PUBLIC, this::withToken),
        guard.get("/console/sign-in/{code}", PUBLIC, this::link),
        guard.post("/console/sign-in/{code}", PUBLIC, this::withCode),
        guard.post("/console/sign-out", READER, (ctx, view) -> out(ctx, signOut::here)),
        guard.post(
            "/console/sign-out-everywhere", READER, (ctx, view) -> out(ctx, signOut::everywhere)),
        guard.get("/console/language/{language}", PUBLIC, this::language));
  }

  private void form(Context ctx, View view) {
    answerForm(ctx, view, OwnPage.afterSignIn(Queries.text(ctx, "next")), false);
  }

  private void withToken(Context ctx, View view) {
    var form = Form.of(ctx);
    var next = OwnPage.afterSignIn(form.text("next"));
    var session = signIn.withToken(form.text("token").strip());
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
    var isValid = signIn.isCode(ctx.pathParam("code"));
    if (!isValid) ctx.status(404);
    Templates.answer(ctx, view, "signInLink", Map.of("isValid", isValid));
  }

  private void withCode(Context ctx, View view) {
    var session = signIn.withCode(ctx.pathParam("code"));
    if (session.isPresent()) begin(ctx, session.get(), OwnPage.START);
    else link(ctx, view);
  }

  private void begin(Context ctx, Session session, String next) {
    SessionCookie.set(ctx, session, isSecure(ctx));
    see(ctx, next);
  }

  private void out(Context ctx, Consumer<String> end) {
    SessionCookie.of(ctx).ifPresent(end);
    SessionCookie.remove(ctx, isSecure(ctx));
    see(ctx, "/console/sign-in");
  }

  private void language(Context ctx, View view) {
    var language = Language.ofTag(ctx.pathParam("language")).orElse(view.language());
    var cookie = new Cookie("herald-language", language.tag());
    cookie.setPath("/console");
    cookie.setMaxAge(A_YEAR_IN_SECONDS);
    cookie.setHttpOnly(true);
    cookie.setSecure(isSecure(ctx));
    cookie.setSameSite(SameSite.LAX);
    ctx.cookie(cookie);
    see(ctx, OwnPage.of(Queries.text(ctx, "next")));
  }

  /** Has the browser get another page, whatever it asked for. */
  private static void see(Context ctx, String page) {
    ctx.header("Location", page).status(303);
  }

  private boolean isSecure(Context ctx) {
    return behindTls || ctx.scheme().equals("https");
  }
}
