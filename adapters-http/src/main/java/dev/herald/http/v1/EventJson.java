package dev.herald.http.v1;

import dev.herald.application.port.out.webhook.WebhookMessage;
import dev.herald.domain.event.DomainEvent.ChannelDeleted;
import dev.herald.domain.event.DomainEvent.ChannelEdited;
import dev.herald.domain.event.DomainEvent.ChannelField;
import dev.herald.domain.event.DomainEvent.ChannelFull;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.event.DomainEvent.Unsubscribed;
import dev.herald.domain.event.EventType;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The body of a request to a webhook.
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
          ChannelField.SUBSCRIBER_LIMIT, "subscriberLimit");

  /** Empty if what the event is about is gone: its deletion is an event of its own. */
  static Optional<EventJson> of(WebhookMessage message, ImageUrls urls) {
    var event = message.event();
    var type = EventType.of(event);
    return data(type, message, urls)
        .map(data -> new EventJson(EventNames.of(type), Json.time(event.at()), data));
  }

  private static Optional<Map<String, ?>> data(
      EventType type, WebhookMessage message, ImageUrls urls) {
    var event = message.event();
    var channelId = event.channel().value();
    return switch (type) {
      case CHANNEL_CREATED ->
          message.channel().map(it -> Map.of("channel", ChannelJson.of(it, urls)));
      case CHANNEL_EDITED ->
          message
              .channel()
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
          message.post().map(it -> Map.of("post", PostJson.of(it, false, urls)));
      case SUBSCRIBED ->
          Optional.of(
              Map.of("channelId", channelId, "account", ((Subscribed) event).account().value()));
      case UNSUBSCRIBED ->
          Optional.of(
              Map.of("channelId", channelId, "account", ((Unsubscribed) event).account().value()));
    };
  }

  private static List<String> changed(ChannelEdited event) {
    return event.changed().stream().sorted().map(FIELDS::get).map(Objects::requireNonNull).toList();
  }
}
