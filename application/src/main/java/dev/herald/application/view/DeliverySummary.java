package dev.herald.application.view;

import java.util.Optional;

/**
 * The deliveries to a receiver that did not arrive.
 *
 * @param waiting how many deliveries wait to be tried, or tried again
 * @param deadLetters how many became dead letters
 * @param failing the oldest delivery that has failed and will be tried again: it shows why others
 *     wait; empty if none fails
 */
public record DeliverySummary(long waiting, long deadLetters, Optional<DeliveryView> failing) {

  /** Everything has arrived. */
  public static final DeliverySummary NONE = new DeliverySummary(0, 0, Optional.empty());
}
