package dev.herald.http.console;

import static dev.herald.domain.permission.Permission.MANAGE_TOKENS;
import static dev.herald.domain.permission.Permission.READ_CHANNELS;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.session.EndSession;
import dev.herald.application.port.in.session.ReadSessions;
import dev.herald.domain.shared.Sha256;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Where one is signed in, and for those who manage tokens where everybody is. */
final class SessionPages {

  private final ReadSessions sessions;
  private final EndSession endSession;

  SessionPages(UseCases useCases) {
    sessions = useCases.readSessions();
    endSession = useCases.endSession();
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.get("/console/sessions", to(READ_CHANNELS), this::own),
        guard.get("/console/sessions/all", to(MANAGE_TOKENS), this::all),
        guard.post("/console/sign-out-elsewhere", to(READ_CHANNELS), this::end),
        guard.get("/console/windows/end-session", to(READ_CHANNELS), this::window));
  }

  private void own(Context ctx, View view) {
    var page = sessions.own(view.actor(), Queries.page(ctx));
    Templates.answer(
        ctx, view, "sessions", Map.of("page", page, "isOfAll", false, "here", here(ctx)));
  }

  private void all(Context ctx, View view) {
    var page = sessions.all(view.actor(), Queries.page(ctx));
    Templates.answer(
        ctx, view, "sessions", Map.of("page", page, "isOfAll", true, "here", here(ctx)));
  }

  /** The id of the session in which this is asked. */
  private static String here(Context ctx) {
    return SessionCookie.of(ctx)
        .map(secret -> Sha256.of(secret.getBytes(StandardCharsets.UTF_8)))
        .orElse("");
  }

  private void window(Context ctx, View view) {
    Templates.answer(ctx, view, "endSession", Map.of("id", Queries.text(ctx, "id")));
  }

  private void end(Context ctx, View view) {
    endSession.end(view.actor(), Queries.text(ctx, "id"));
    Done.redirect(ctx, view, Form.of(ctx).text("from"), view.text("sessions.ended"));
  }
}
