package dev.herald.http.v1;

import static dev.herald.domain.permission.Permission.READ_POSTS;
import static dev.herald.domain.permission.Permission.READ_SUBSCRIPTIONS;
import static dev.herald.http.auth.Authentication.TICKET;
import static dev.herald.http.auth.Authentication.actor;
import static dev.herald.http.route.Access.to;

import dev.herald.domain.access.StreamTarget;
import dev.herald.http.auth.Authentication;
import dev.herald.http.request.QueryParameters;
import dev.herald.http.route.Route;
import dev.herald.http.stream.StreamAnswers;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens, as it happens, as server-sent events. */
final class StreamRoutes {

  private static final String LAST_EVENT = "Last-Event-ID";

  private final StreamAnswers streams;
  private final Authentication authentication;

  StreamRoutes(StreamAnswers streams, Authentication authentication) {
    this.streams = streams;
    this.authentication = authentication;
  }

  /** The routes, which ask for a token or a ticket by themselves. */
  List<Route> routes() {
    return List.of(
        authentication.guardingStream(
            Route.get("/api/v1/channels/{id}/stream", to(READ_POSTS), this::ofChannel),
            ctx -> StreamTarget.of(Paths.channelId(ctx, "id"))),
        authentication.guardingStream(
            Route.get("/api/v1/accounts/{account}/stream", to(READ_SUBSCRIPTIONS), this::ofAccount),
            ctx -> StreamTarget.of(Paths.account(ctx))));
  }

  private void ofChannel(Context ctx) {
    streams.ofChannel(ctx, actor(ctx), Paths.channelId(ctx, "id"), last(ctx));
  }

  private void ofAccount(Context ctx) {
    streams.ofAccount(ctx, actor(ctx), Paths.account(ctx), last(ctx));
  }

  /** A browser that comes back by itself says it in a header; the address is as it was. */
  private static @Nullable String last(Context ctx) {
    var inAddress = QueryParameters.of(ctx, "lastEventId", TICKET).text("lastEventId");
    var inHeader = ctx.header(LAST_EVENT);
    return inHeader == null ? inAddress : inHeader;
  }
}
