package dev.herald.application.service;

import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.PostRepository;
import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.view.PostView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PublishingPolicy;
import java.time.Instant;
import java.time.InstantSource;

/** What is done with every content that becomes a post, wherever it comes from. */
final class Publisher {

  private final PostRepository posts;
  private final EventLog events;
  private final IdGenerator ids;
  private final PublishingPolicy policy;
  private final ImageReferences images;
  private final Interceptor interceptor;
  private final InstantSource clock;

  Publisher(
      PostRepository posts,
      EventLog events,
      IdGenerator ids,
      PublishingPolicy policy,
      ImageReferences images,
      Interceptor interceptor,
      InstantSource clock) {
    this.posts = posts;
    this.events = events;
    this.ids = ids;
    this.policy = policy;
    this.images = images;
    this.interceptor = interceptor;
    this.clock = clock;
  }

  /**
   * Asks the operator's webhook what to publish; outside of a unit of work, as it may take its
   * time. Nobody is asked about a channel that is not there or may not publish yet. Whether it may
   * is decided later, in the unit of work, where nothing can come in between.
   */
  PostContent ask(ChannelId channel, PostContent content) {
    if (interceptor == Interceptor.NONE) return content;
    posts.lastSequence(channel);
    admit(channel, clock.instant());
    return interceptor.beforePublish(channel, content);
  }

  /** Makes what it takes to publish this; outside of a unit of work, which others wait for. */
  PostRepository.Prepared prepare(PostContent content) {
    return posts.prepare(content);
  }

  /**
   * Publishes, inside a unit of work.
   *
   * @param isSilent whether subscribers get it without being told
   * @param prepared made for the content before the unit
   */
  PostView publish(
      Actor actor,
      ChannelId channel,
      PostContent content,
      boolean isSilent,
      PostRepository.Prepared prepared) {
    var now = clock.instant();
    var sequence = posts.lastSequence(channel) + 1;
    admit(channel, now);
    var shown = images.require(content);

    var published =
        Post.publish(ids.postId(), channel, sequence, content, isSilent, actor.id(), now);
    posts.insert(published.result(), prepared);
    events.appendAll(actor.id(), published.events());
    return new PostView(published.result(), shown);
  }

  private void admit(ChannelId channel, Instant now) {
    if (policy.newestNeeded() > 0) {
      policy.admit(channel, posts.publishedLast(channel, policy.newestNeeded()), now);
    }
  }
}
