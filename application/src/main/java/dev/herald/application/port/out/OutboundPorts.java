package dev.herald.application.port.out;

import java.time.InstantSource;

/** All that the use cases need from outside. */
public record OutboundPorts(
    UnitOfWork unitOfWork,
    ChannelRepository channels,
    PostRepository posts,
    WordFinder wordFinder,
    SubscriptionRepository subscriptions,
    AccountRepository accounts,
    ImageRepository images,
    ImageStore imageStore,
    Pictures pictures,
    EventLog events,
    WebhookRepository webhooks,
    DeliveryLog deliveries,
    IdempotencyLog idempotency,
    TokenRepository tokens,
    SessionRepository sessions,
    IdGenerator ids,
    InstantSource clock) {}
