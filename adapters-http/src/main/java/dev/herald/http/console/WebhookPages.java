package dev.herald.http.console;

import static dev.herald.domain.permission.Permission.MANAGE_WEBHOOKS;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.webhook.CreateWebhook;
import dev.herald.application.port.in.webhook.DeleteWebhook;
import dev.herald.application.port.in.webhook.DiscardDeliveries;
import dev.herald.application.port.in.webhook.EditWebhook;
import dev.herald.application.port.in.webhook.ReadDeliveries;
import dev.herald.application.port.in.webhook.ReadWebhooks;
import dev.herald.application.port.in.webhook.RedeliverEvents;
import dev.herald.application.view.DeliveryView;
import dev.herald.application.view.DeliveryView.State;
import dev.herald.domain.access.Actor;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.http.problem.Problem;
import dev.herald.http.problem.RequestRefused;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Webhooks: the list of them, the windows that change them, and their deliveries. */
final class WebhookPages {

  private static final String LIST = "/console/webhooks";

  private final CreateWebhook createWebhook;
  private final EditWebhook editWebhook;
  private final DeleteWebhook deleteWebhook;
  private final ReadWebhooks webhooks;
  private final ReadDeliveries deliveries;
  private final RedeliverEvents redeliverEvents;
  private final DiscardDeliveries discardDeliveries;
  private final UnaryOperator<HttpUrl> allowed;

  /**
   * @param allowed refuses addresses to which no requests may be sent
   */
  WebhookPages(UseCases useCases, UnaryOperator<HttpUrl> allowed) {
    createWebhook = useCases.createWebhook();
    editWebhook = useCases.editWebhook();
    deleteWebhook = useCases.deleteWebhook();
    webhooks = useCases.readWebhooks();
    deliveries = useCases.readDeliveries();
    redeliverEvents = useCases.redeliverEvents();
    discardDeliveries = useCases.discardDeliveries();
    this.allowed = allowed;
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.get(LIST, to(MANAGE_WEBHOOKS), this::list),
        guard.post(LIST, to(MANAGE_WEBHOOKS), this::create),
        guard.get("/console/webhook", to(MANAGE_WEBHOOKS), this::show),
        guard.post("/console/webhook/edit", to(MANAGE_WEBHOOKS), this::edit),
        guard.post("/console/webhook/delete", to(MANAGE_WEBHOOKS), this::delete),
        guard.post("/console/webhook/redeliver", to(MANAGE_WEBHOOKS), this::redeliver),
        guard.post("/console/webhook/discard", to(MANAGE_WEBHOOKS), this::discard),
        guard.get("/console/windows/new-webhook", to(MANAGE_WEBHOOKS), this::newWindow),
        guard.get("/console/windows/edit-webhook", to(MANAGE_WEBHOOKS), this::editWindow),
        guard.get(
            "/console/windows/webhook-secret",
            to(MANAGE_WEBHOOKS),
            (ctx, view) -> window(ctx, view, "webhookSecret")),
        guard.get(
            "/console/windows/delete-webhook",
            to(MANAGE_WEBHOOKS),
            (ctx, view) -> window(ctx, view, "webhookDelete")),
        guard.get("/console/windows/discard-deliveries", to(MANAGE_WEBHOOKS), this::discardWindow));
  }

  private void list(Context ctx, View view) {
    var page = webhooks.list(view.actor(), Queries.page(ctx));
    Templates.answer(ctx, view, "webhooks", Map.of("page", page));
  }

  private void show(Context ctx, View view) {
    var webhook = webhooks.get(view.actor(), id(ctx));
    var state = Queries.find(ctx, "state").flatMap(WebhookPages::state).orElse(State.WAITING);
    var page = deliveries.list(view.actor(), webhook.webhook().id(), state, Queries.page(ctx));
    Templates.answer(ctx, view, "webhook", Map.of("it", webhook, "state", state, "page", page));
  }

  private static Optional<State> state(String name) {
    return Stream.of(State.values()).filter(state -> state.name().equals(name)).findFirst();
  }

  private void newWindow(Context ctx, View view) {
    Templates.answer(ctx, view, "webhookForm", Map.of("webhook", Optional.empty()));
  }

  private void editWindow(Context ctx, View view) {
    Templates.answer(ctx, view, "webhookForm", Map.of("webhook", Optional.of(webhook(ctx, view))));
  }

  private void window(Context ctx, View view, String template) {
    Templates.answer(ctx, view, template, Map.of("webhook", webhook(ctx, view)));
  }

  private void create(Context ctx, View view) {
    var created =
        createWebhook.create(view.actor(), new WebhookForm(Form.of(ctx), allowed).command());
    Done.redirect(ctx, view, view.links().webhook(created), view.text("webhook.created"));
  }

  private void edit(Context ctx, View view) {
    var form = Form.of(ctx);
    editWebhook.edit(view.actor(), id(ctx), new WebhookForm(form, allowed).patch());
    Done.redirect(ctx, view, form.text("from"), view.text("webhook.saved"));
  }

  private void delete(Context ctx, View view) {
    deleteWebhook.delete(view.actor(), id(ctx));
    Done.redirect(ctx, view, view.links().at(LIST), view.text("webhook.deleted"));
  }

  private void redeliver(Context ctx, View view) {
    var count = redeliverEvents.redeliver(view.actor(), id(ctx), chosen(ctx));
    Done.redirect(ctx, view, view.location().from(), view.text("deliveries.redelivered", count));
  }

  private void discardWindow(Context ctx, View view) {
    var found = webhooks.get(view.actor(), id(ctx));
    var webhook = found.webhook();
    var delivery = chosen(ctx).stream().findFirst().map(it -> find(view.actor(), webhook.id(), it));
    var deadLetters = found.deliveries().deadLetters();
    Templates.answer(
        ctx,
        view,
        "discardDeliveries",
        Map.of("webhook", webhook, "delivery", delivery, "deadLetters", deadLetters));
  }

  private DeliveryView find(Actor actor, WebhookId webhook, long position) {
    return deliveries
        .find(actor, webhook, position)
        .orElseThrow(
            () ->
                new RequestRefused(
                    Problem.of(
                        404,
                        "delivery_not_found",
                        "No such delivery",
                        "It was delivered or discarded in the meantime.")));
  }

  private void discard(Context ctx, View view) {
    var count = discardDeliveries.discard(view.actor(), id(ctx), chosen(ctx));
    Done.redirect(ctx, view, Form.of(ctx).text("from"), view.text("deliveries.discarded", count));
  }

  /**
   * The delivery that the address names; empty for all.
   *
   * @throws InvalidValue it names none as it should: then not all are meant
   */
  private static Set<Long> chosen(Context ctx) {
    var named = ctx.queryParam("delivery");
    try {
      return named == null ? Set.of() : Set.of(Long.valueOf(named));
    } catch (NumberFormatException e) {
      throw new InvalidValue(Violation.of("delivery", "malformed", "must be a number"));
    }
  }

  private Webhook webhook(Context ctx, View view) {
    return webhooks.get(view.actor(), id(ctx)).webhook();
  }

  private static WebhookId id(Context ctx) {
    return new WebhookId(Queries.text(ctx, "id"));
  }
}
