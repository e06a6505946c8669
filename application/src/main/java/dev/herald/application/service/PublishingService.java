package dev.herald.application.service;

import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.post.RecallPost;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.PostRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.PostView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.id.PostId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.Recall;
import java.time.InstantSource;
import java.util.Optional;

/** Publishes posts and recalls them. */
final class PublishingService implements PublishPost, RecallPost {

  private final UnitOfWork unitOfWork;
  private final PostRepository posts;
  private final EventLog events;
  private final Publisher publisher;
  private final AuditTrail audit;
  private final Idempotency idempotency;
  private final PostViews views;
  private final InstantSource clock;

  PublishingService(
      UnitOfWork unitOfWork,
      PostRepository posts,
      EventLog events,
      Publisher publisher,
      AuditTrail audit,
      Idempotency idempotency,
      PostViews views,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.posts = posts;
    this.events = events;
    this.publisher = publisher;
    this.audit = audit;
    this.idempotency = idempotency;
    this.views = views;
    this.clock = clock;
  }

  @Override
  public PostView publish(Actor actor, PublishPost.Command command) {
    actor.require(Permission.PUBLISH_POSTS, command.channel());
    var earlier = earlierResult(command);
    if (earlier.isPresent()) return earlier.get();
    var channel = command.channel();
    var content =
        command.isAskedAbout() ? publisher.ask(channel, command.content()) : command.content();
    var prepared = publisher.prepare(content);
    return unitOfWork.execute(
        () -> {
          var meanwhile = earlierResult(command);
          if (meanwhile.isPresent()) return meanwhile.get();

          var published = publisher.publish(actor, channel, content, prepared);
          idempotency.remember(command.key(), published.post().id().value());
          return published;
        });
  }

  private Optional<PostView> earlierResult(PublishPost.Command command) {
    return idempotency.earlierResult(command.key()).map(id -> views.of(posts.get(new PostId(id))));
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
