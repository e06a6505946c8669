package dev.herald.http.v1;

import static dev.herald.domain.permission.Permission.READ_SUBSCRIPTIONS;
import static dev.herald.http.auth.Authentication.actor;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.stream.FollowEvents;
import dev.herald.application.port.in.stream.FollowEvents.Events;
import dev.herald.domain.access.Actor;
import dev.herald.http.answer.Answers;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.problem.Problem;
import dev.herald.http.problem.RequestRefused;
import dev.herald.http.request.QueryParameters;
import dev.herald.http.route.Route;
import dev.herald.http.stream.LongPolls;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** What happened to all channels, for programs that go through it. */
final class EventRoutes {

  private final FollowEvents follow;
  private final LongPolls polls;
  private final ImageUrls urls;

  EventRoutes(FollowEvents follow, LongPolls polls, ImageUrls urls) {
    this.follow = follow;
    this.polls = polls;
    this.urls = urls;
  }

  List<Route> routes() {
    return List.of(Route.get("/api/v1/events", to(READ_SUBSCRIPTIONS), this::list));
  }

  private void list(Context ctx) {
    var given = QueryParameters.of(ctx, "after", "limit", "wait");
    var actor = actor(ctx);
    var after = given.value("after", EventNames::position);
    var limit = given.page().limit();
    var wait = given.seconds("wait", LongPolls.LONGEST);
    if (after.isEmpty()) {
      given.only("wait", "after");
      Answers.unkept(ctx, json(actor, new Events(List.of(), follow.extent(actor).end())));
      return;
    }
    polls.answer(
        ctx,
        Optional.empty(),
        wait,
        () -> !after(actor, after.get(), limit).events().isEmpty(),
        () -> Answers.unkept(ctx, json(actor, after(actor, after.get(), limit))));
  }

  private Events after(Actor actor, long position, int limit) {
    var found = follow.after(actor, position, limit);
    var extent = follow.extent(actor); // afterwards: what was forgotten meanwhile is not there
    var lostAfter = follow.lostAfter(actor, position);
    if (lostAfter.isPresent()) {
      throw gone(
          "%s was lost, as was all that came after %s before it."
              .formatted(EventNames.id(position), EventNames.id(lostAfter.getAsLong())));
    }
    if (extent.begin() <= position && position <= extent.end()) return found;
    throw gone(
        "What happened after %s is not kept; what happened after %s is."
            .formatted(EventNames.id(position), EventNames.id(extent.begin())));
  }

  private static RequestRefused gone(String detail) {
    return new RequestRefused(Problem.of(410, "events_forgotten", "Events forgotten", detail));
  }

  private EventsJson json(Actor actor, Events found) {
    return EventsJson.of(found, happened -> follow.view(actor, happened), urls);
  }
}
