package dev.herald.http.v1;

import dev.herald.application.port.out.webhook.WebhookMessage;
import dev.herald.application.view.EventView;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.json.Json;
import java.util.Map;
import java.util.Optional;

/**
 * Events in the form of <a href="https://github.com/cloudevents/spec">CloudEvents 1.0</a>, whose
 * data is that of a webhook.
 */
public final class CloudEvents {

  private static final String TYPE_PREFIX = "dev.herald.";

  private final String source;
  private final ImageUrls urls;

  /**
   * @param source the address of the server, as its clients know it
   */
  public CloudEvents(String source) {
    this.source = source;
    urls = new ImageUrls(source);
  }

  private record CloudEvent(
      String specversion,
      String id,
      String source,
      String type,
      String subject,
      String time,
      String datacontenttype,
      Map<String, ?> data) {}

  /** The event as JSON; empty if what it is about is gone: its deletion is an event of its own. */
  public Optional<byte[]> json(WebhookMessage message) {
    var event = message.event();
    var view = new EventView(event, message.channel(), message.post(), Optional.empty());
    return EventJson.of(view, urls)
        .map(
            it ->
                new CloudEvent(
                    "1.0",
                    EventNames.id(message.position()),
                    source,
                    TYPE_PREFIX + it.type(),
                    event.channel().value(),
                    it.timestamp(),
                    "application/json",
                    it.data()))
        .map(Json::bytes);
  }
}
