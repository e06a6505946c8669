package dev.herald.application.service;

import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.PostRepository;
import dev.herald.domain.access.Actor;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.Recall;
import java.time.InstantSource;

/** What is done with every post that is recalled, for whatever purpose. */
final class Recaller {

  private final PostRepository posts;
  private final ChannelRepository channels;
  private final ChannelEdits edits;
  private final EventLog events;
  private final AuditTrail audit;
  private final InstantSource clock;

  Recaller(
      PostRepository posts,
      ChannelRepository channels,
      ChannelEdits edits,
      EventLog events,
      AuditTrail audit,
      InstantSource clock) {
    this.posts = posts;
    this.channels = channels;
    this.edits = edits;
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  /** A recall that happens now, which is checked before a unit of work. */
  Recall now(String reason) {
    return new Recall(reason, clock.instant());
  }

  /**
   * Recalls a post, inside a unit of work, and unpins it if it is pinned; one that was recalled
   * before stays as it is.
   */
  Post recall(Actor actor, Post post, Recall how) {
    var recalled = post.recall(how);
    if (!recalled.events().isEmpty()) {
      posts.recall(recalled.result());
      events.appendAll(actor.id(), recalled.events());
      audit.note(
          actor, AuditAction.POST_RECALLED, AuditSubject.of(post.id()), Changes.in(post.channel()));
      var channel = channels.get(post.channel()).channel();
      edits.keep(actor, channel, channel.unpin(post.id(), how.at()));
    }
    return recalled.result();
  }
}
