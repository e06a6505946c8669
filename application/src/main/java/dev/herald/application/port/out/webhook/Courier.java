package dev.herald.application.port.out.webhook;

import java.util.concurrent.CompletionStage;

/** Takes notices to one receiver. */
@FunctionalInterface
public interface Courier {

  /**
   * Takes a notice to the receiver, once, and returns before it is there.
   *
   * @return completed when the receiver has it, or with the exception that says why it does not:
   *     its message is shown to the operator
   */
  CompletionStage<Void> deliver(Notice notice);
}
