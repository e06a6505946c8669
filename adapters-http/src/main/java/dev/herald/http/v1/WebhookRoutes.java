package dev.herald.http.v1;

import static dev.herald.http.route.Access.ADMIN;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.webhook.ManageDeliveries;
import dev.herald.application.port.in.webhook.ManageWebhooks;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.http.answer.Answers;
import dev.herald.http.answer.PageJson;
import dev.herald.http.request.QueryParameters;
import dev.herald.http.request.RequestBody;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.UnaryOperator;

/** Who is told what happens. */
final class WebhookRoutes {

  private final ManageWebhooks webhooks;
  private final ManageDeliveries deliveries;
  private final Answers answers;
  private final WebhookRequests requests;

  WebhookRoutes(UseCases useCases, Answers answers, UnaryOperator<HttpUrl> allowed) {
    webhooks = useCases.manageWebhooks();
    deliveries = useCases.manageDeliveries();
    this.answers = answers;
    requests = new WebhookRequests(allowed);
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v1/webhooks", ADMIN, this::create),
        Route.get("/api/v1/webhooks", ADMIN, this::list),
        Route.get("/api/v1/webhooks/{webhookId}", ADMIN, this::get),
        Route.patch("/api/v1/webhooks/{webhookId}", ADMIN, this::edit),
        Route.delete("/api/v1/webhooks/{webhookId}", ADMIN, this::delete));
  }

  private void create(Context ctx) {
    var created = webhooks.create(requests.create(RequestBody.of(ctx).object()));
    ctx.header("Location", Paths.webhook(created.id()));
    Answers.changed(ctx, 201, WebhookJson.withSecret(created));
  }

  private void list(Context ctx) {
    var page = QueryParameters.of(ctx, "limit", "cursor").page();
    answers.read(ctx, () -> PageJson.of(webhooks.list(page), it -> WebhookJson.of(it, deliveries)));
  }

  private void get(Context ctx) {
    var id = Paths.webhookId(ctx);
    answers.read(ctx, () -> WebhookJson.of(webhooks.get(id), deliveries));
  }

  private void edit(Context ctx) {
    var patch = requests.patch(RequestBody.of(ctx).object());
    var edited = webhooks.edit(Paths.webhookId(ctx), patch);
    Answers.changed(ctx, 200, WebhookJson.of(edited, deliveries));
  }

  private void delete(Context ctx) {
    webhooks.delete(Paths.webhookId(ctx));
    ctx.status(204);
  }
}
