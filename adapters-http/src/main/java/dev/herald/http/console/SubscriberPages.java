package dev.herald.http.console;

import static dev.herald.domain.permission.Permission.MANAGE_SUBSCRIPTIONS;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.subscription.UnsubscribeFromChannel;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** The removal of subscribers, who are listed on the page of their channel. */
final class SubscriberPages {

  private final UnsubscribeFromChannel unsubscribeFromChannel;
  private final ReadChannels readChannels;

  SubscriberPages(UseCases useCases) {
    unsubscribeFromChannel = useCases.unsubscribeFromChannel();
    readChannels = useCases.readChannels();
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.get("/console/windows/remove-subscriber", to(MANAGE_SUBSCRIPTIONS), this::window),
        guard.post("/console/channel/remove-subscriber", to(MANAGE_SUBSCRIPTIONS), this::remove));
  }

  private void window(Context ctx, View view) {
    var channel = readChannels.get(view.actor(), new ChannelId(Queries.text(ctx, "id")));
    var account = new AccountId(Queries.text(ctx, "account"));
    Templates.answer(
        ctx, view, "removeSubscriber", Map.of("channel", channel, "account", account.value()));
  }

  private void remove(Context ctx, View view) {
    var channel = new ChannelId(Queries.text(ctx, "id"));
    var form = Form.of(ctx);
    var account = new AccountId(form.text("account"));
    unsubscribeFromChannel.unsubscribe(view.actor(), channel, account);
    Done.redirect(ctx, view, form.text("from"), view.text("subscriber.removed", account.value()));
  }
}
