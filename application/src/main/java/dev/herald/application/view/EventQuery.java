package dev.herald.application.view;

import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import java.util.Optional;
import java.util.Set;

/**
 * Which events to look for: those that fit either part.
 *
 * @param channels what happens to these channels, their subscriptions left out
 * @param subscriber what happens to the subscriptions of this account, to any channel
 */
public record EventQuery(Set<ChannelId> channels, Optional<AccountId> subscriber) {

  public EventQuery {
    channels = Set.copyOf(channels);
  }

  public static EventQuery ofChannel(ChannelId channel) {
    return new EventQuery(Set.of(channel), Optional.empty());
  }

  public static EventQuery ofSubscriber(AccountId subscriber) {
    return new EventQuery(Set.of(), Optional.of(subscriber));
  }

  /** Whether it looks for this one. */
  public boolean fits(DomainEvent event) {
    return event.subscriber().isPresent()
        ? event.subscriber().equals(subscriber)
        : channels.contains(event.channel());
  }
}
