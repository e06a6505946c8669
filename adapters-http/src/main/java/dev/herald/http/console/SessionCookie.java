package dev.herald.http.console;

import dev.herald.application.port.in.session.SignIn;
import dev.herald.application.port.in.session.SignIn.Session;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;

/** The cookie by which a browser shows that somebody signed in. */
final class SessionCookie {

  private static final String NAME = "herald-session";

  private SessionCookie() {}

  /** The secret that the browser has, if it has one. */
  static Optional<String> of(Context ctx) {
    return Optional.ofNullable(ctx.cookie(NAME)).filter(secret -> !secret.isEmpty());
  }

  static void set(Context ctx, Session session, boolean secure) {
    var seconds = (int) SignIn.LASTS.toSeconds();
    ctx.cookie(cookie(ctx, session.secret(), seconds, secure));
  }

  static void remove(Context ctx, boolean secure) {
    ctx.cookie(cookie(ctx, "", 0, secure));
  }

  /**
   * Scripts can't read it, other sites' pages can do nothing with it, though links on them open
   * pages of the console, and with TLS it never goes without.
   */
  private static Cookie cookie(Context ctx, String secret, int seconds, boolean secure) {
    var cookie = new Cookie(NAME, secret);
    cookie.setPath(ctx.contextPath() + "/console");
    cookie.setMaxAge(seconds);
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setSameSite(SameSite.LAX);
    return cookie;
  }
}
