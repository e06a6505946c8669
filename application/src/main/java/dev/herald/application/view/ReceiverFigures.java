package dev.herald.application.view;

import dev.herald.domain.webhook.WebhookId;
import java.time.Duration;

/**
 * How far a receiver of events is, in numbers.
 *
 * @param waiting how many deliveries wait to be tried again
 * @param deadLetters how many are tried no more
 * @param lag how long ago the oldest event happened that the receiver was not yet told of; zero if
 *     it knows everything
 */
public record ReceiverFigures(WebhookId receiver, long waiting, long deadLetters, Duration lag) {}
