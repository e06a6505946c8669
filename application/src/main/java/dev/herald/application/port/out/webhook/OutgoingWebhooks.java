package dev.herald.application.port.out.webhook;

import dev.herald.domain.event.EventType;
import dev.herald.domain.webhook.Webhook;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The calls that Herald makes: before something is done, and after it was done.
 *
 * @param interceptor is asked before something is done
 * @param callback the operator's receiver of events; empty if there is none
 * @param webhooks makes the sender of a stored webhook; called anew for each message
 */
public record OutgoingWebhooks(
    Interceptor interceptor,
    Optional<Callback> callback,
    Function<Webhook, WebhookSender> webhooks) {

  /** No calls. */
  public static final OutgoingWebhooks NONE =
      new OutgoingWebhooks(
          Interceptor.NONE,
          Optional.empty(),
          webhook ->
              message -> CompletableFuture.failedFuture(new IllegalStateException("no sender")));

  /**
   * A receiver that the operator set up when the server was started.
   *
   * @param events the events that it gets
   */
  public record Callback(WebhookSender sender, Set<EventType> events) {}
}
