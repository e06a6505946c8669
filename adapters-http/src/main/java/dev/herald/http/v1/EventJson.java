package dev.herald.http.v1;

import dev.herald.application.view.EventView;
import dev.herald.domain.event.DomainEvent.ChannelDeleted;
import dev.herald.domain.event.DomainEvent.ChannelEdited;
import dev.herald.domain.event.DomainEvent.ChannelField;
import dev.herald.domain.event.DomainEvent.ChannelFull;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.event.DomainEvent.SubscriptionEdited;
import dev.herald.domain.event.DomainEvent.Unsubscribed;
import dev.herald.domain.event.EventType;
import dev.herald.domain.id.AccountId;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An event, as webhooks and programs that ask get it.
 *
 * @param timestamp when it happened
 */
record EventJson(String type, String timestamp, Map<String, ?> data) {

  private static final Map<ChannelField, String> FIELDS =
      Map.of(
          ChannelField.NAME, "name",
          ChannelField.AVATAR, "avatar",
          ChannelField.PROFILE, "profile",
          ChannelField.ORGANIZATION, "organization",
          ChannelField.CUSTOM_STRING, "customString",
          ChannelField.SUBSCRIBER_LIMIT, "subscriberLimit",
          ChannelField.VISIBILITY, "visibility",
          ChannelField.PINNED_POST, "pinnedPost");

  /** Empty if what the event is about is gone: its deletion is an event of its own. */
  static Optional<EventJson> of(EventView view, ImageUrls urls) {
    var event = view.event();
    var type = EventType.of(event);
    return data(type, view, urls)
        .map(data -> new EventJson(EventNames.of(type), Json.time(event.at()), data));
  }

  private static Optional<Map<String, ?>> data(EventType type, EventView view, ImageUrls urls) {
    var event = view.event();
    var channelId = event.channel().value();
    return switch (type) {
      case CHANNEL_CREATED -> view.channel().map(it -> Map.of("channel", ChannelJson.of(it, urls)));
      case CHANNEL_EDITED ->
          view.channel()
              .map(
                  it ->
                      Map.of(
                          "channel", ChannelJson.of(it, urls),
                          "changed", changed((ChannelEdited) event)));
      case CHANNEL_DELETED -> {
        var deleted = (ChannelDeleted) event;
        yield Optional.of(
            Map.of(
                "channelId", channelId, "name", deleted.name(), "owner", deleted.owner().value()));
      }
      case CHANNEL_FULL ->
          Optional.of(
              Map.of("channelId", channelId, "subscribers", ((ChannelFull) event).subscribers()));
      case POST_PUBLISHED, POST_RECALLED ->
          view.post().map(it -> Map.of("post", PostJson.of(it, false, urls)));
      case SUBSCRIBED -> subscriber(channelId, ((Subscribed) event).account());
      case SUBSCRIPTION_EDITED -> subscriber(channelId, ((SubscriptionEdited) event).account());
      case UNSUBSCRIBED -> subscriber(channelId, ((Unsubscribed) event).account());
    };
  }

  private static Optional<Map<String, ?>> subscriber(String channelId, AccountId account) {
    return Optional.of(Map.of("channelId", channelId, "account", account.value()));
  }

  private static List<String> changed(ChannelEdited event) {
    return event.changed().stream().sorted().map(FIELDS::get).map(Objects::requireNonNull).toList();
  }
}
