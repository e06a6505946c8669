package dev.herald.http.console;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.permission.Permission;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Optional;

/** What an administrator does first, and what of it is done. */
public record FirstSteps(boolean hasChannel, boolean hasColleague, boolean hasPost) {

  /** Once all is done, or nobody wants to see it, the browser knows. */
  private static final String COOKIE = "herald-first-steps";

  private static final Duration A_YEAR = Duration.ofDays(365);

  /** What is left to do for whoever asks; empty if that is nothing, or not theirs to do. */
  static Optional<FirstSteps> left(UseCases useCases, Context ctx, View view) {
    var isAdmin =
        view.permissions().may(Permission.CREATE_CHANNELS)
            && view.permissions().may(Permission.MANAGE_TOKENS);
    if (!isAdmin || ctx.cookie(COOKIE) != null) return Optional.empty();
    var actor = view.actor();
    var one = PageRequest.first(1);
    var steps =
        new FirstSteps(
            !useCases.readChannels().list(actor, "", one).items().isEmpty(),
            useCases.readTokens().list(actor, PageRequest.first(2)).items().size() > 1,
            !useCases.readPosts().list(actor, PostQuery.all(one)).items().isEmpty());
    if (!steps.areDone()) return Optional.of(steps);
    ctx.cookie(done(ctx));
    return Optional.empty();
  }

  private boolean areDone() {
    return hasChannel && hasColleague && hasPost;
  }

  private static Cookie done(Context ctx) {
    var cookie = new Cookie(COOKIE, "done");
    cookie.setPath(ctx.contextPath() + "/console");
    cookie.setMaxAge((int) A_YEAR.toSeconds());
    cookie.setSameSite(SameSite.LAX);
    return cookie;
  }
}
