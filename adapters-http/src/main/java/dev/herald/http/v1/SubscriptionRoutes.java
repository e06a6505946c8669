package dev.herald.http.v1;

import static dev.herald.domain.permission.Permission.MANAGE_SUBSCRIPTIONS;
import static dev.herald.domain.permission.Permission.MARK_READ;
import static dev.herald.domain.permission.Permission.READ_SUBSCRIPTIONS;
import static dev.herald.http.auth.Authentication.actor;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.subscription.MarkRead;
import dev.herald.application.port.in.subscription.ReadSubscriptions;
import dev.herald.application.port.in.subscription.SubscribeToChannel;
import dev.herald.application.port.in.subscription.UnsubscribeFromChannel;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.shared.Violation;
import dev.herald.http.answer.Answers;
import dev.herald.http.answer.PageJson;
import dev.herald.http.request.Choices;
import dev.herald.http.request.QueryParameters;
import dev.herald.http.request.RequestBody;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** Who follows what. */
final class SubscriptionRoutes {

  private final SubscribeToChannel subscribe;
  private final UnsubscribeFromChannel unsubscribe;
  private final ReadSubscriptions readSubscriptions;
  private final MarkRead markRead;
  private final Answers answers;

  SubscriptionRoutes(UseCases useCases, Answers answers) {
    subscribe = useCases.subscribeToChannel();
    unsubscribe = useCases.unsubscribeFromChannel();
    readSubscriptions = useCases.readSubscriptions();
    markRead = useCases.markRead();
    this.answers = answers;
  }

  List<Route> routes() {
    return List.of(
        Route.put(
            "/api/v1/channels/{id}/subscribers/{account}",
            to(MANAGE_SUBSCRIPTIONS),
            this::subscribe),
        Route.delete(
            "/api/v1/channels/{id}/subscribers/{account}",
            to(MANAGE_SUBSCRIPTIONS),
            this::unsubscribe),
        Route.get("/api/v1/channels/{id}/subscribers", to(READ_SUBSCRIPTIONS), this::ofChannel),
        Route.get(
            "/api/v1/accounts/{account}/subscriptions", to(READ_SUBSCRIPTIONS), this::ofAccount),
        Route.put(
            "/api/v1/accounts/{account}/subscriptions/{channel}/read",
            to(MARK_READ),
            this::markRead));
  }

  private void subscribe(Context ctx) {
    var command = command(Paths.channelId(ctx, "id"), Paths.account(ctx), RequestBody.of(ctx));
    var answer = subscribe.subscribe(actor(ctx), command);
    Answers.changed(
        ctx, answer.already() ? 200 : 201, SubscriptionJson.OfAccount.of(answer.subscription()));
  }

  /** All parts are optional, and so is the body. */
  private static SubscribeToChannel.Command command(
      ChannelId channel, AccountId account, RequestBody body) {
    if (body.isEmpty()) {
      return new SubscribeToChannel.Command(channel, account, Optional.empty(), Optional.empty());
    }
    var object = body.object();
    var delivery = object.optional("delivery", name -> Choices.of(NotificationMode.class, name));
    var customString = object.optional("customString", CustomString::new);
    object.end();
    object.violations().throwIfAny();
    return new SubscribeToChannel.Command(channel, account, delivery, customString);
  }

  private void unsubscribe(Context ctx) {
    var channel = Paths.channelId(ctx, "id");
    var account = Paths.account(ctx);
    if (!unsubscribe.unsubscribe(actor(ctx), channel, account)) {
      throw new Refusal.SubscriptionNotFound(channel, account);
    }
    ctx.status(204);
  }

  private void ofChannel(Context ctx) {
    var channel = Paths.channelId(ctx, "id");
    var page = QueryParameters.of(ctx, "limit", "cursor").page();
    answers.read(
        ctx,
        () ->
            PageJson.of(
                readSubscriptions.ofChannel(actor(ctx), channel, "", page),
                SubscriptionJson.OfChannel::of));
  }

  private void ofAccount(Context ctx) {
    var account = Paths.account(ctx);
    var page = QueryParameters.of(ctx, "limit", "cursor").page();
    answers.read(
        ctx,
        () ->
            PageJson.of(
                readSubscriptions.ofAccount(actor(ctx), account, page),
                SubscriptionJson.OfAccount::of));
  }

  private void markRead(Context ctx) {
    var body = RequestBody.of(ctx).object();
    if (!body.isThere("sequence")) body.violations().add(Violation.required("sequence"));
    var sequence = body.optionalNumber("sequence", SubscriptionRoutes::sequence);
    body.end();
    body.violations().throwIfAny();
    var command =
        new MarkRead.Command(
            Paths.channelId(ctx, "channel"), Paths.account(ctx), sequence.orElseThrow());
    Answers.changed(
        ctx, 200, SubscriptionJson.OfAccount.of(markRead.markRead(actor(ctx), command)));
  }

  private static long sequence(long value) {
    if (value < 0) {
      var text = "must be 0 or more, but is " + value;
      throw new InvalidValue(new Violation("sequence", "out_of_range", text, 0L, value));
    }
    return value;
  }
}
