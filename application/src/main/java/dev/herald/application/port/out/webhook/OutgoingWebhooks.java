package dev.herald.application.port.out.webhook;

import dev.herald.domain.event.EventType;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The calls that Herald makes: before something is done, and after it was done.
 *
 * @param interceptor is asked before something is done
 * @param standing receivers that the operator names when the server is started, under {@link
 *     WebhookId#CALLBACK} and {@link WebhookId#KAFKA}
 * @param webhooks makes the sender of a stored webhook; called anew for each message
 */
public record OutgoingWebhooks(
    Interceptor interceptor,
    Map<WebhookId, Callback> standing,
    Function<Webhook, WebhookSender> webhooks) {

  /** No calls. */
  public static final OutgoingWebhooks NONE =
      new OutgoingWebhooks(
          Interceptor.NONE,
          Map.of(),
          webhook ->
              message -> CompletableFuture.failedFuture(new IllegalStateException("no sender")));

  public OutgoingWebhooks {
    standing = Map.copyOf(standing);
  }

  /** Calls that go to a callback, if there is one, and to stored webhooks. */
  public OutgoingWebhooks(
      Interceptor interceptor,
      Optional<Callback> callback,
      Function<Webhook, WebhookSender> webhooks) {
    this(
        interceptor, callback.map(it -> Map.of(WebhookId.CALLBACK, it)).orElse(Map.of()), webhooks);
  }

  /** The same calls, and those to one more receiver. */
  public OutgoingWebhooks with(WebhookId receiver, Callback callback) {
    var all = new HashMap<>(standing);
    all.put(receiver, callback);
    return new OutgoingWebhooks(interceptor, all, webhooks);
  }

  /**
   * A receiver that the operator set up when the server was started.
   *
   * @param events the events that it gets
   */
  public record Callback(WebhookSender sender, Set<EventType> events) {}
}
