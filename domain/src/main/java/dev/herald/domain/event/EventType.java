package dev.herald.domain.event;

import java.util.Arrays;

/** The kinds of {@link DomainEvent}, for those who want to know of some alone. */
public enum EventType {
  CHANNEL_CREATED(DomainEvent.ChannelCreated.class),
  CHANNEL_EDITED(DomainEvent.ChannelEdited.class),
  CHANNEL_DELETED(DomainEvent.ChannelDeleted.class),
  CHANNEL_FULL(DomainEvent.ChannelFull.class),
  POST_PUBLISHED(DomainEvent.PostPublished.class),
  POST_RECALLED(DomainEvent.PostRecalled.class),
  SUBSCRIBED(DomainEvent.Subscribed.class),
  SUBSCRIPTION_EDITED(DomainEvent.SubscriptionEdited.class),
  UNSUBSCRIBED(DomainEvent.Unsubscribed.class);

  private final Class<? extends DomainEvent> events;

  EventType(Class<? extends DomainEvent> events) {
    this.events = events;
  }

  /** The kind of an event. */
  public static EventType of(DomainEvent event) {
    return Arrays.stream(values())
        .filter(it -> it.events.isInstance(event))
        .findFirst()
        .orElseThrow();
  }
}
