package dev.herald.http.v1;

import static dev.herald.domain.permission.Permission.MANAGE_WEBHOOKS;
import static dev.herald.http.auth.Authentication.actor;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.webhook.DiscardDeliveries;
import dev.herald.application.port.in.webhook.ReadDeliveries;
import dev.herald.application.port.in.webhook.RedeliverEvents;
import dev.herald.application.view.DeliveryView.State;
import dev.herald.domain.access.Actor;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.http.answer.Answers;
import dev.herald.http.answer.PageJson;
import dev.herald.http.request.QueryParameters;
import dev.herald.http.request.RequestBody;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Deliveries to webhooks. */
final class DeliveryRoutes {

  private static final String PATH = "/api/v1/webhooks/{webhookId}/deliveries";

  /** How many deliveries one request can name. */
  static final int MAX_IDS = 1000;

  private final ReadDeliveries deliveries;
  private final RedeliverEvents redeliverEvents;
  private final DiscardDeliveries discardDeliveries;
  private final Answers answers;

  DeliveryRoutes(UseCases useCases, Answers answers) {
    deliveries = useCases.readDeliveries();
    redeliverEvents = useCases.redeliverEvents();
    discardDeliveries = useCases.discardDeliveries();
    this.answers = answers;
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH, to(MANAGE_WEBHOOKS), this::list),
        Route.post(
            PATH + "/redeliver",
            to(MANAGE_WEBHOOKS),
            ctx -> change(ctx, redeliverEvents::redeliver)),
        Route.post(
            PATH + "/discard",
            to(MANAGE_WEBHOOKS),
            ctx -> change(ctx, discardDeliveries::discard)));
  }

  private void list(Context ctx) {
    var webhook = Paths.webhookId(ctx);
    var parameters = QueryParameters.of(ctx, "state", "limit", "cursor");
    var state = parameters.oneOf(State.class, "state").orElse(State.DEAD_LETTER);
    var page = parameters.page();
    answers.read(
        ctx,
        () -> PageJson.of(deliveries.list(actor(ctx), webhook, state, page), DeliveryJson::of));
  }

  private interface Change {
    int of(Actor actor, WebhookId webhook, Set<Long> positions);
  }

  private static void change(Context ctx, Change change) {
    var positions = positions(RequestBody.of(ctx));
    var count = change.of(actor(ctx), Paths.webhookId(ctx), positions);
    Answers.changed(ctx, 200, new DeliveryJson.Count(count));
  }

  /** Empty for all, as is no body. */
  private static Set<Long> positions(RequestBody body) {
    if (body.isEmpty()) return Set.of();
    var object = body.object();
    var positions = object.texts("ids", MAX_IDS, EventNames::position);
    object.end();
    object.violations().throwIfAny();
    return positions.<Set<Long>>map(HashSet::new).orElse(Set.of());
  }
}
