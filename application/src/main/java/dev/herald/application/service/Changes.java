package dev.herald.application.service;

import static java.util.Comparator.naturalOrder;

import dev.herald.application.view.StoredImage;
import dev.herald.domain.account.Account;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftState.Scheduled;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.subscription.Subscription;
import dev.herald.domain.webhook.Webhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says for the audit log what is different about something that was created or edited. */
final class Changes<T> {

  private static final Pattern ORIGIN = Pattern.compile("^[^/]*//[^/?#]*");

  private final Optional<T> before;
  private final T after;
  private final List<AuditChange> differences = new ArrayList<>();

  private Changes(Optional<T> before, T after) {
    this.before = before;
    this.after = after;
  }

  /** What apps keep with a channel is theirs, and not told. */
  static List<AuditChange> ofChannel(Optional<Channel> before, Channel after) {
    return new Changes<>(before, after)
        .told("name", it -> it.info().name().value())
        .told("avatar", it -> place(it.info().avatar().image()))
        .told("profile", it -> it.info().profile().value())
        .told("organization", it -> it.info().organization().value())
        .told("subscriberLimit", it -> String.valueOf(it.info().subscriberLimit().value()))
        .told("visibility", it -> it.info().visibility().name())
        .told("pinnedPost", it -> it.pinnedPost().map(PostId::value).orElse(""))
        .untold("customString", it -> it.info().customString())
        .differences;
  }

  static List<AuditChange> ofSubscription(Subscription before, Subscription after) {
    var changes =
        new Changes<>(Optional.of(before), after)
            .told("delivery", it -> it.delivery().name())
            .untold("customString", Subscription::customString);
    if (!changes.differences.isEmpty()) changes.differences.add(0, in(after.channel()));
    return changes.differences;
  }

  /** What people say of themselves can be forgotten only where it was never written. */
  static List<AuditChange> ofAccount(Account before, Account after) {
    return new Changes<>(Optional.of(before), after)
        .untold("nick", Account::nick)
        .untold("faceUrl", Account::faceUrl)
        .untold("attributes", Account::attributes)
        .differences;
  }

  /** Of an address that is all that is told: its path or query may have a secret. */
  static List<AuditChange> ofWebhook(Optional<Webhook> before, Webhook after) {
    return new Changes<>(before, after)
        .told("url", Webhook::url, it -> origin(it.url()))
        .told("description", it -> it.description().value())
        .told("events", Changes::events)
        .told("enabled", it -> String.valueOf(it.isEnabled()))
        .untold("secret", Webhook::secret)
        .differences;
  }

  static List<AuditChange> ofDeleted(Webhook webhook) {
    return List.of(AuditChange.from("url", origin(webhook.url())));
  }

  static List<AuditChange> ofImage(StoredImage image) {
    return List.of(
        AuditChange.to("contentType", image.contentType()),
        AuditChange.to("byteSize", image.byteSize()));
  }

  /** When a draft is published, in the time zone in which that was chosen. */
  static AuditChange ofSchedule(Draft before, Scheduled after) {
    return new AuditChange(
        "publishAt", before.schedule().map(Changes::time), Optional.of(time(after)));
  }

  private static String time(Scheduled schedule) {
    return schedule.at().atZone(schedule.zone()).toString();
  }

  /** Where it is. */
  static AuditChange in(ChannelId channel) {
    return AuditChange.to("channel", channel);
  }

  private Changes<T> told(String field, Function<T, String> text) {
    return told(field, text, text);
  }

  private Changes<T> told(String field, Function<T, ?> part, Function<T, String> text) {
    if (isDifferent(part)) {
      differences.add(
          new AuditChange(
              field,
              before.map(text).filter(it -> !it.isEmpty()),
              Optional.of(after).map(text).filter(it -> !it.isEmpty())));
    }
    return this;
  }

  private Changes<T> untold(String field, Function<T, ?> part) {
    if (before.isPresent() && isDifferent(part)) differences.add(AuditChange.untold(field));
    return this;
  }

  private boolean isDifferent(Function<T, ?> part) {
    var was = before.<Object>map(part).orElse("");
    return !was.equals(part.apply(after));
  }

  private static String place(ImageRef image) {
    return image
        .external()
        .map(HttpUrl::value)
        .or(() -> image.stored().map(it -> it.value()))
        .orElse("");
  }

  private static String origin(HttpUrl url) {
    var origin = ORIGIN.matcher(url.value());
    return origin.find() ? origin.group() : "";
  }

  private static String events(Webhook webhook) {
    return webhook.events().stream()
        .map(Enum::name)
        .sorted(naturalOrder())
        .collect(Collectors.joining(", "));
  }
}
