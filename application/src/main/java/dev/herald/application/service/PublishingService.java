package dev.herald.application.service;

import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.post.RecallPost;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.PostRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.view.PostView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.domain.post.Recall;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Publishes posts and recalls them. */
final class PublishingService implements PublishPost, RecallPost {

  private final UnitOfWork unitOfWork;
  private final PostRepository posts;
  private final EventLog events;
  private final IdGenerator ids;
  private final PublishingPolicy policy;
  private final AuditTrail audit;
  private final Idempotency idempotency;
  private final ImageReferences images;
  private final PostViews views;
  private final Interceptor interceptor;
  private final InstantSource clock;

  PublishingService(
      UnitOfWork unitOfWork,
      PostRepository posts,
      EventLog events,
      IdGenerator ids,
      PublishingPolicy policy,
      AuditTrail audit,
      Idempotency idempotency,
      ImageReferences images,
      PostViews views,
      Interceptor interceptor,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.posts = posts;
    this.events = events;
    this.ids = ids;
    this.policy = policy;
    this.audit = audit;
    this.idempotency = idempotency;
    this.images = images;
    this.views = views;
    this.interceptor = interceptor;
    this.clock = clock;
  }

  @Override
  public PostView publish(Actor actor, PublishPost.Command command) {
    actor.require(Permission.PUBLISH_POSTS, command.channel());
    var earlier = earlierResult(command);
    if (earlier.isPresent()) return earlier.get();
    var channel = command.channel();
    var content = ask(command);
    var prepared = posts.prepare(content);
    return unitOfWork.execute(
        () -> {
          var meanwhile = earlierResult(command);
          if (meanwhile.isPresent()) return meanwhile.get();

          var now = clock.instant();
          var sequence = posts.lastSequence(channel) + 1;
          admit(channel, now);
          var shown = images.require(content);

          var published = Post.publish(ids.postId(), channel, sequence, content, actor.id(), now);
          posts.insert(published.result(), prepared);
          events.appendAll(actor.id(), published.events());
          idempotency.remember(command.key(), published.result().id().value());
          return new PostView(published.result(), shown);
        });
  }

  /**
   * Nobody is asked about a channel that is not there or may not publish yet. Whether it may is
   * decided later, in the unit of work, where nothing can come in between.
   */
  private PostContent ask(PublishPost.Command command) {
    if (!command.isAskedAbout() || interceptor == Interceptor.NONE) return command.content();
    posts.lastSequence(command.channel());
    admit(command.channel(), clock.instant());
    return interceptor.beforePublish(command.channel(), command.content());
  }

  private Optional<PostView> earlierResult(PublishPost.Command command) {
    return idempotency.earlierResult(command.key()).map(id -> views.of(posts.get(new PostId(id))));
  }

  private void admit(ChannelId channel, Instant now) {
    if (policy.newestNeeded() > 0) {
      policy.admit(channel, posts.publishedLast(channel, policy.newestNeeded()), now);
    }
  }

  @Override
  public Post recall(Actor actor, RecallPost.Command command) {
    actor.require(Permission.RECALL_POSTS);
    var recall = new Recall(command.reason(), clock.instant());
    return unitOfWork.execute(
        () -> {
          var recalled = posts.get(command.post(), actor.channels()).recall(recall);
          if (!recalled.events().isEmpty()) {
            posts.recall(recalled.result());
            events.appendAll(actor.id(), recalled.events());
            audit.note(
                actor,
                AuditAction.POST_RECALLED,
                AuditSubject.of(command.post()),
                Changes.in(recalled.result().channel()));
          }
          return recalled.result();
        });
  }
}
