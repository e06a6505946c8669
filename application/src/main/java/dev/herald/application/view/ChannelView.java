package dev.herald.application.view;

import dev.herald.domain.channel.Channel;
import java.time.Instant;
import java.util.Optional;

/**
 * A channel with its numbers.
 *
 * @param subscriberCount how many accounts follow it
 * @param postCount how many posts it has published; recalled ones keep their place and count. This
 *     is also the sequence of its newest post.
 * @param lastPostAt when it last published; empty if it never did
 */
public record ChannelView(
    Channel channel, long subscriberCount, long postCount, Optional<Instant> lastPostAt) {}
