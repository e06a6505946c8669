package dev.herald.application.port.out.webhook;

import dev.herald.domain.event.EventType;
import dev.herald.domain.webhook.Webhook;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Who is asked and told.
 *
 * @param interceptor is asked before something is done
 * @param callback is told beside the webhooks that are kept; empty if there is nobody
 * @param webhooks makes the courier of a webhook as it is kept, anew for each notice
 */
public record Receivers(
    Interceptor interceptor, Optional<Callback> callback, Function<Webhook, Courier> webhooks) {

  /** Nobody. */
  public static final Receivers NONE =
      new Receivers(
          Interceptor.NONE,
          Optional.empty(),
          webhook ->
              notice -> CompletableFuture.failedFuture(new IllegalStateException("no courier")));

  /**
   * A receiver that the operator set up when the server was started.
   *
   * @param events of what it wants to be told
   */
  public record Callback(Courier courier, Set<EventType> events) {}
}
