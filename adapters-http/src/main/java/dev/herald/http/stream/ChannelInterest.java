package dev.herald.http.stream;

import dev.herald.application.view.EventQuery;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.ChannelDeleted;
import dev.herald.domain.event.DomainEvent.ChannelEdited;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.DomainEvent.PostRecalled;
import dev.herald.domain.id.ChannelId;

/** What happens to one channel, until it is deleted. */
record ChannelInterest(ChannelId channel) implements Interest {

  @Override
  public Take take(DomainEvent event) {
    if (!event.channel().equals(channel)) return Take.PASS;
    if (event instanceof ChannelDeleted) return Take.SEND_AND_END;
    return isOfReaders(event) ? Take.SEND : Take.PASS;
  }

  @Override
  public EventQuery query() {
    return EventQuery.ofChannel(channel);
  }

  @Override
  public Interest copy() {
    return this;
  }

  /** Whether it is one that whoever reads a channel wants to know. */
  static boolean isOfReaders(DomainEvent event) {
    return event instanceof PostPublished
        || event instanceof PostRecalled
        || event instanceof ChannelEdited
        || event instanceof ChannelDeleted;
  }
}
