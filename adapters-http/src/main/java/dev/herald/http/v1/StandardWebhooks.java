package dev.herald.http.v1;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.port.out.webhook.WebhookMessage;
import dev.herald.application.port.out.webhook.WebhookSender;
import dev.herald.application.view.EventView;
import dev.herald.domain.webhook.Webhook;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.json.Json;
import dev.herald.http.outgoing.PostFailed;
import dev.herald.http.outgoing.WebhookClient;
import dev.herald.http.outgoing.WireUri;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sends webhooks what happened, in the form of the <a href="https://www.standardwebhooks.com">
 * Standard Webhooks</a> specification.
 */
public final class StandardWebhooks {

  /** How long a receiver may take to answer. */
  public static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final WebhookClient client;
  private final ImageUrls urls;
  private final InstantSource clock;

  /**
   * @param urls the addresses of images, as receivers reach them
   */
  public StandardWebhooks(WebhookClient client, ImageUrls urls, InstantSource clock) {
    this.client = client;
    this.urls = urls;
    this.clock = clock;
  }

  /** The sender of a webhook. */
  public WebhookSender sender(Webhook webhook) {
    return message -> send(message, webhook);
  }

  private static EventView view(WebhookMessage message) {
    return new EventView(message.event(), message.channel(), message.post(), Optional.empty());
  }

  private CompletionStage<Void> send(WebhookMessage message, Webhook webhook) {
    var event = EventJson.of(view(message), urls);
    if (event.isEmpty()) return CompletableFuture.completedFuture(null);
    var body = Json.bytes(event.get());
    var id = EventNames.id(message.position());
    var timestamp = clock.instant().getEpochSecond();
    var headers =
        Map.of(
            "Content-Type",
            "application/json",
            "webhook-id",
            id,
            "webhook-timestamp",
            Long.toString(timestamp),
            "webhook-signature",
            WebhookSignature.of(webhook.secret(), id, timestamp, new String(body, UTF_8)));
    return client
        .post(WireUri.of(webhook.url()), headers, body, TIMEOUT)
        .thenAccept(
            status -> {
              if (status < 200 || status > 299) {
                throw new PostFailed("The answer had the status " + status + ".");
              }
            });
  }
}
