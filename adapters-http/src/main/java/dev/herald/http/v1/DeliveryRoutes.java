package dev.herald.http.v1;

import static dev.herald.http.route.Access.ADMIN;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.webhook.ManageDeliveries;
import dev.herald.application.view.DeliveryView.State;
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

/** What webhooks could not be told. */
final class DeliveryRoutes {

  private static final String PATH = "/api/v1/webhooks/{webhookId}/deliveries";

  private final ManageDeliveries deliveries;
  private final Answers answers;

  DeliveryRoutes(UseCases useCases, Answers answers) {
    deliveries = useCases.manageDeliveries();
    this.answers = answers;
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH, ADMIN, this::list),
        Route.post(PATH + "/replay", ADMIN, ctx -> change(ctx, deliveries::replay)),
        Route.post(PATH + "/discard", ADMIN, ctx -> change(ctx, deliveries::discard)));
  }

  private void list(Context ctx) {
    var webhook = Paths.webhookId(ctx);
    var parameters = QueryParameters.of(ctx, "state", "limit", "cursor");
    var state = parameters.oneOf(State.class, "state").orElse(State.FAILED);
    var page = parameters.page();
    answers.read(ctx, () -> PageJson.of(deliveries.list(webhook, state, page), DeliveryJson::of));
  }

  private interface Change {
    int of(WebhookId webhook, Set<Long> positions);
  }

  private static void change(Context ctx, Change change) {
    var positions = positions(RequestBody.of(ctx));
    var count = change.of(Paths.webhookId(ctx), positions);
    Answers.changed(ctx, 200, new DeliveryJson.Count(count));
  }

  /** Empty for all, as is no body. */
  private static Set<Long> positions(RequestBody body) {
    if (body.isEmpty()) return Set.of();
    var object = body.object();
    var positions = object.texts("ids", EventNames::position);
    object.end();
    object.violations().throwIfAny();
    return positions.<Set<Long>>map(HashSet::new).orElse(Set.of());
  }
}
