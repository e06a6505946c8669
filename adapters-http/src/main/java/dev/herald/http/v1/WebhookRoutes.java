package dev.herald.http.v1;

import static dev.herald.domain.permission.Permission.MANAGE_WEBHOOKS;
import static dev.herald.http.auth.Authentication.actor;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.webhook.CreateWebhook;
import dev.herald.application.port.in.webhook.DeleteWebhook;
import dev.herald.application.port.in.webhook.EditWebhook;
import dev.herald.application.port.in.webhook.ReadWebhooks;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.http.answer.Answers;
import dev.herald.http.answer.PageJson;
import dev.herald.http.request.QueryParameters;
import dev.herald.http.request.RequestBody;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.UnaryOperator;

/** Webhooks. */
final class WebhookRoutes {

  private final CreateWebhook createWebhook;
  private final EditWebhook editWebhook;
  private final DeleteWebhook deleteWebhook;
  private final ReadWebhooks webhooks;
  private final Answers answers;
  private final WebhookRequests requests;

  WebhookRoutes(UseCases useCases, Answers answers, UnaryOperator<HttpUrl> allowed) {
    createWebhook = useCases.createWebhook();
    editWebhook = useCases.editWebhook();
    deleteWebhook = useCases.deleteWebhook();
    webhooks = useCases.readWebhooks();
    this.answers = answers;
    requests = new WebhookRequests(allowed);
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v1/webhooks", to(MANAGE_WEBHOOKS), this::create),
        Route.get("/api/v1/webhooks", to(MANAGE_WEBHOOKS), this::list),
        Route.get("/api/v1/webhooks/{webhookId}", to(MANAGE_WEBHOOKS), this::get),
        Route.patch("/api/v1/webhooks/{webhookId}", to(MANAGE_WEBHOOKS), this::edit),
        Route.delete("/api/v1/webhooks/{webhookId}", to(MANAGE_WEBHOOKS), this::delete));
  }

  private void create(Context ctx) {
    var created = createWebhook.create(actor(ctx), requests.create(RequestBody.of(ctx).object()));
    Answers.location(ctx, Paths.webhook(created.id()));
    Answers.changed(ctx, 201, WebhookJson.withSecret(created));
  }

  private void list(Context ctx) {
    var page = QueryParameters.of(ctx, "limit", "cursor").page();
    answers.read(ctx, () -> PageJson.of(webhooks.list(actor(ctx), page), WebhookJson::of));
  }

  private void get(Context ctx) {
    var id = Paths.webhookId(ctx);
    answers.read(ctx, () -> WebhookJson.of(webhooks.get(actor(ctx), id)));
  }

  private void edit(Context ctx) {
    var patch = requests.patch(RequestBody.of(ctx).object());
    var edited = editWebhook.edit(actor(ctx), Paths.webhookId(ctx), patch);
    Answers.changed(ctx, 200, WebhookJson.of(edited));
  }

  private void delete(Context ctx) {
    deleteWebhook.delete(actor(ctx), Paths.webhookId(ctx));
    ctx.status(204);
  }
}
