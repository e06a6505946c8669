package dev.herald.http.console;

import static dev.herald.http.route.Access.ADMIN;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.webhook.ManageDeliveries;
import dev.herald.application.port.in.webhook.ManageWebhooks;
import dev.herald.application.view.DeliveryView;
import dev.herald.application.view.DeliveryView.State;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
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

/** Webhooks: the list of them, the windows that change them, and what each could not be told. */
final class WebhookPages {

  private static final String LIST = "/console/webhooks";

  private final ManageWebhooks webhooks;
  private final ManageDeliveries deliveries;
  private final UnaryOperator<HttpUrl> allowed;

  /**
   * @param allowed refuses addresses to which no requests may be sent
   */
  WebhookPages(UseCases useCases, UnaryOperator<HttpUrl> allowed) {
    webhooks = useCases.manageWebhooks();
    deliveries = useCases.manageDeliveries();
    this.allowed = allowed;
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.get(LIST, ADMIN, this::list),
        guard.post(LIST, ADMIN, this::create),
        guard.get("/console/webhook", ADMIN, this::show),
        guard.post("/console/webhook/edit", ADMIN, this::edit),
        guard.post("/console/webhook/delete", ADMIN, this::delete),
        guard.post("/console/webhook/replay", ADMIN, this::replay),
        guard.post("/console/webhook/discard", ADMIN, this::discard),
        guard.get("/console/windows/new-webhook", ADMIN, this::newWindow),
        guard.get("/console/windows/edit-webhook", ADMIN, this::editWindow),
        guard.get(
            "/console/windows/webhook-secret",
            ADMIN,
            (ctx, view) -> window(ctx, view, "webhookSecret")),
        guard.get(
            "/console/windows/delete-webhook",
            ADMIN,
            (ctx, view) -> window(ctx, view, "webhookDelete")),
        guard.get("/console/windows/discard-deliveries", ADMIN, this::discardWindow));
  }

  private void list(Context ctx, View view) {
    var page = webhooks.list(Queries.page(ctx)).map(it -> WebhookState.of(it, deliveries));
    Templates.answer(ctx, view, "webhooks", Map.of("page", page));
  }

  private void show(Context ctx, View view) {
    var webhook = WebhookState.of(webhooks.get(id(ctx)), deliveries);
    var state = Queries.find(ctx, "state").flatMap(WebhookPages::state).orElse(State.WAITING);
    var page = deliveries.list(webhook.webhook().id(), state, Queries.page(ctx));
    Templates.answer(ctx, view, "webhook", Map.of("it", webhook, "state", state, "page", page));
  }

  private static Optional<State> state(String name) {
    return Stream.of(State.values()).filter(state -> state.name().equals(name)).findFirst();
  }

  private void newWindow(Context ctx, View view) {
    Templates.answer(ctx, view, "webhookForm", Map.of("webhook", Optional.empty()));
  }

  private void editWindow(Context ctx, View view) {
    Templates.answer(
        ctx, view, "webhookForm", Map.of("webhook", Optional.of(webhooks.get(id(ctx)))));
  }

  private void window(Context ctx, View view, String template) {
    Templates.answer(ctx, view, template, Map.of("webhook", webhooks.get(id(ctx))));
  }

  private void create(Context ctx, View view) {
    var created = webhooks.create(new WebhookForm(Form.of(ctx), allowed).command());
    Done.goOn(ctx, view, view.webhook(created), view.text("webhook.created"));
  }

  private void edit(Context ctx, View view) {
    var form = Form.of(ctx);
    webhooks.edit(id(ctx), new WebhookForm(form, allowed).patch());
    Done.goOn(ctx, view, form.text("from"), view.text("webhook.saved"));
  }

  private void delete(Context ctx, View view) {
    webhooks.delete(id(ctx));
    Done.goOn(ctx, view, LIST, view.text("webhook.deleted"));
  }

  private void replay(Context ctx, View view) {
    var count = deliveries.replay(id(ctx), chosen(ctx));
    Done.goOn(ctx, view, view.from(), view.text("deliveries.replayed", count));
  }

  private void discardWindow(Context ctx, View view) {
    var webhook = webhooks.get(id(ctx));
    var delivery = chosen(ctx).stream().findFirst().map(it -> find(webhook.id(), it));
    var failed = deliveries.count(webhook.id(), State.FAILED);
    Templates.answer(
        ctx,
        view,
        "discardDeliveries",
        Map.of("webhook", webhook, "delivery", delivery, "failed", failed));
  }

  private DeliveryView find(WebhookId webhook, long position) {
    return deliveries
        .find(webhook, position)
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
    var count = deliveries.discard(id(ctx), chosen(ctx));
    Done.goOn(ctx, view, Form.of(ctx).text("from"), view.text("deliveries.discarded", count));
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

  private static WebhookId id(Context ctx) {
    return new WebhookId(Queries.text(ctx, "id"));
  }
}
