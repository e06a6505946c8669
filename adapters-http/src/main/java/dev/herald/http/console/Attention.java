package dev.herald.http.console;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.draft.ReadDrafts;
import dev.herald.application.port.in.operation.ReadWarnings;
import dev.herald.application.port.in.webhook.ReadWebhooks;
import dev.herald.application.view.DraftQuery;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.Warning;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.permission.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What somebody should look after, as far as the reader may. */
final class Attention {

  /** Of what is unsafe about how the server is run, what can't wait; the status page has all. */
  private static final Set<Warning.Reason> URGENT =
      Set.of(Warning.Reason.DISK_FULL, Warning.Reason.BACKUP_FAILED);

  private static final PageRequest SOME = PageRequest.first(5);

  private final ReadWarnings warnings;
  private final ReadWebhooks webhooks;
  private final ReadDrafts drafts;
  private final ChannelFinder finder;

  Attention(UseCases useCases, ChannelFinder finder) {
    warnings = useCases.readWarnings();
    webhooks = useCases.readWebhooks();
    drafts = useCases.readDrafts();
    this.finder = finder;
  }

  /** The most urgent first. */
  List<Trouble> of(View view) {
    var troubles = new ArrayList<Trouble>();
    if (view.permissions().may(Permission.READ_STATUS)) addWarnings(troubles, view);
    if (view.permissions().may(Permission.MANAGE_WEBHOOKS)) addWebhooks(troubles, view);
    if (view.permissions().may(Permission.WRITE_DRAFTS)) addDrafts(troubles, view);
    return troubles;
  }

  private void addWarnings(List<Trouble> troubles, View view) {
    for (var warning : warnings.read(view.actor())) {
      if (!URGENT.contains(warning.reason())) continue;
      var text = WarningText.of(warning, view.reader().language());
      troubles.add(new Trouble(text.what(), text.advice(), view.links().at("/console/status")));
    }
  }

  private void addWebhooks(List<Trouble> troubles, View view) {
    for (var it : webhooks.list(view.actor(), PageRequest.first(PageRequest.MAX_LIMIT)).items()) {
      if (!HomeTiles.isFailing(it)) continue;
      var failure = it.deliveries().failing().flatMap(failing -> failing.failure());
      troubles.add(
          new Trouble(
              view.text("home.webhookFails", it.webhook().url().value()),
              failure.orElse(""),
              view.links().webhook(it.webhook())));
    }
  }

  private void addDrafts(List<Trouble> troubles, View view) {
    var query = DraftQuery.all(SOME).in(DraftQuery.State.RETURNED);
    for (var it : drafts.list(view.actor(), query).items()) {
      finder
          .find(it.draft().channel().value(), view)
          .ifPresent(
              channel ->
                  troubles.add(
                      returned(it.draft(), channel.channel().info().name().value(), view)));
    }
  }

  private static Trouble returned(Draft draft, String channel, View view) {
    return new Trouble(
        view.text("home.returned", channel),
        draft.returned().map(it -> DraftCard.why(it, view)).orElse(""),
        view.links().draft(draft.id().value()));
  }
}
