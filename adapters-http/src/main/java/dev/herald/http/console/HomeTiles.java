package dev.herald.http.console;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.webhook.ReadWebhooks;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.WebhookView;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.statistics.DailyNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The numbers of the home page. */
final class HomeTiles {

  private static final int WEEK = 7;

  private final ReadWebhooks webhooks;

  HomeTiles(UseCases useCases) {
    webhooks = useCases.readWebhooks();
  }

  /**
   * @param days up to today, in their order; at least two weeks
   */
  List<Tile> of(List<DailyNumbers> days, View view) {
    var tiles = new ArrayList<Tile>();
    tiles.add(subscriptions(days, view.reader()));
    tiles.add(posts(days, view));
    if (view.permissions().may(Permission.MANAGE_WEBHOOKS)) webhooks(view).ifPresent(tiles::add);
    return tiles;
  }

  private static Tile subscriptions(List<DailyNumbers> days, Reader reader) {
    var title = reader.text("home.subscriptions");
    return new Tile(
        title,
        reader.number(days.get(days.size() - 1).subscribers()),
        reader.text(
            "home.movement",
            reader.number(sum(days, it -> it.count().joins())),
            reader.number(sum(days, it -> it.count().leaves())),
            days.size()),
        Optional.of(DayChart.ofSubscribers(title, days, reader)),
        Optional.empty());
  }

  private static Tile posts(List<DailyNumbers> days, View view) {
    var reader = view.reader();
    var lastWeek = days.subList(days.size() - WEEK, days.size());
    var weekBefore = days.subList(days.size() - 2 * WEEK, days.size() - WEEK);
    return new Tile(
        reader.text("home.posts"),
        reader.number(sum(lastWeek, it -> it.count().posts())),
        reader.text("home.postsBefore", reader.number(sum(weekBefore, it -> it.count().posts()))),
        Optional.of(
            DayChart.ofEvents(
                reader.text("statistics.posts"), days, it -> it.count().posts(), reader)),
        Optional.of(view.links().at("/console/posts")));
  }

  private static long sum(List<DailyNumbers> days, ToLongFunction<DailyNumbers> value) {
    return days.stream().mapToLong(value).sum();
  }

  private Optional<Tile> webhooks(View view) {
    var all = webhooks.list(view.actor(), PageRequest.first(PageRequest.MAX_LIMIT)).items();
    var enabled = all.stream().filter(it -> it.webhook().isEnabled()).toList();
    if (enabled.isEmpty()) return Optional.empty();
    var reader = view.reader();
    var failing = enabled.stream().filter(HomeTiles::isFailing).count();
    return Optional.of(
        new Tile(
            reader.text("nav.webhooks"),
            reader.number(enabled.size()),
            failing == 0
                ? reader.text("home.webhooksWork")
                : reader.text("home.webhooksFail", failing),
            Optional.empty(),
            Optional.of(view.links().at("/console/webhooks"))));
  }

  static boolean isFailing(WebhookView it) {
    return it.webhook().isEnabled() && it.deliveries().failing().isPresent();
  }
}
