package dev.herald.application.port.out.webhook;

import java.util.concurrent.CompletionStage;

/** Sends messages to one receiver. */
@FunctionalInterface
public interface WebhookSender {

  /**
   * Sends a message, once, and returns before it has arrived.
   *
   * @return completed when the receiver has accepted it, or with the exception that says why not:
   *     its message is shown to the operator
   */
  CompletionStage<Void> send(WebhookMessage message);
}
