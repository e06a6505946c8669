package dev.herald.application.port.out.webhook;

import dev.herald.application.view.ChannelView;
import dev.herald.application.view.PostView;
import dev.herald.domain.event.DomainEvent;
import java.util.Optional;

/**
 * What a receiver gets: an event, with its channel and post as they are when it is sent.
 *
 * @param position the event's position in the log; the same each time the event is sent
 * @param channel the event's channel; empty if it has been deleted
 * @param post the post that the event is about; empty if it is about none, or the post is gone
 */
public record WebhookMessage(
    long position, DomainEvent event, Optional<ChannelView> channel, Optional<PostView> post) {}
