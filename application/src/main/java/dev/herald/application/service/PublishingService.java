package dev.herald.application.service;

import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.post.RecallPost;
import dev.herald.application.port.out.PostRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.PostView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.PostId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.post.Post;
import java.util.Optional;

/** Publishes posts and recalls them. */
final class PublishingService implements PublishPost, RecallPost {

  private final UnitOfWork unitOfWork;
  private final PostRepository posts;
  private final Publisher publisher;
  private final Recaller recaller;
  private final Idempotency idempotency;
  private final PostViews views;

  PublishingService(
      UnitOfWork unitOfWork,
      PostRepository posts,
      Publisher publisher,
      Recaller recaller,
      Idempotency idempotency,
      PostViews views) {
    this.unitOfWork = unitOfWork;
    this.posts = posts;
    this.publisher = publisher;
    this.recaller = recaller;
    this.idempotency = idempotency;
    this.views = views;
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

          var published = publisher.publish(actor, channel, content, command.isSilent(), prepared);
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
    var recall = recaller.now(command.reason());
    return unitOfWork.execute(
        () -> recaller.recall(actor, posts.get(command.post(), actor.channels()), recall));
  }
}
