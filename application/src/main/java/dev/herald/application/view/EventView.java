package dev.herald.application.view;

import dev.herald.domain.event.DomainEvent;
import java.util.Optional;

/**
 * An event, with what it is about as that is now.
 *
 * @param channel empty if it has been deleted
 * @param post empty if the event is about none, or the post is gone
 * @param subscription empty if the event is about none, or it has ended
 */
public record EventView(
    DomainEvent event,
    Optional<ChannelView> channel,
    Optional<PostView> post,
    Optional<SubscriptionView> subscription) {}
