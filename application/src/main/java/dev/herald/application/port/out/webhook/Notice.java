package dev.herald.application.port.out.webhook;

import dev.herald.application.view.ChannelView;
import dev.herald.application.view.PostView;
import dev.herald.domain.event.DomainEvent;
import java.util.Optional;

/**
 * What is told of an event.
 *
 * @param position the event's place in the log; the same whenever the event is told again
 * @param channel the event's channel as it is now; empty if it was deleted since
 * @param post the post that the event is about, as it is now; empty if it is about none, or is gone
 */
public record Notice(
    long position, DomainEvent event, Optional<ChannelView> channel, Optional<PostView> post) {}
