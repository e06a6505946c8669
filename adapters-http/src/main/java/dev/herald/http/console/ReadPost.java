package dev.herald.http.console;

import dev.herald.domain.statistics.PostReach;

/** A post, and how far it has got. */
public record ReadPost(PostCard card, PostReach reach) {}
