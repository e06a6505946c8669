package dev.herald.application.view;

import dev.herald.domain.webhook.Webhook;

/** A webhook, with a summary of its deliveries. */
public record WebhookView(Webhook webhook, DeliverySummary deliveries) {}
