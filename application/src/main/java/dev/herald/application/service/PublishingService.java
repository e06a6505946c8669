package dev.herald.application.service;

import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.post.RecallPost;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.PostRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.view.PostView;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.domain.post.Recall;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Publishes posts and recalls them. */
final class PublishingService {

  private final UnitOfWork unitOfWork;
  private final PostRepository posts;
  private final EventLog events;
  private final IdGenerator ids;
  private final PublishingPolicy policy;
  private final Idempotency idempotency;
  private final Uploads uploads;
  private final Interceptor interceptor;
  private final InstantSource clock;

  PublishingService(
      UnitOfWork unitOfWork,
      PostRepository posts,
      EventLog events,
      IdGenerator ids,
      PublishingPolicy policy,
      Idempotency idempotency,
      Uploads uploads,
      Interceptor interceptor,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.posts = posts;
    this.events = events;
    this.ids = ids;
    this.policy = policy;
    this.idempotency = idempotency;
    this.uploads = uploads;
    this.interceptor = interceptor;
    this.clock = clock;
  }

  PostView publish(PublishPost.Command command) {
    var made = madeBefore(command);
    if (made.isPresent()) return made.get();
    var channel = command.channel();
    var content = ask(command);
    return unitOfWork.execute(
        () -> {
          var before = madeBefore(command);
          if (before.isPresent()) return before.get();

          var now = clock.instant();
          var sequence = posts.lastSequence(channel) + 1;
          admit(channel, now);
          var images = uploads.require(content);

          var published = Post.publish(ids.postId(), channel, sequence, content, now);
          posts.insert(published.result());
          events.appendAll(published.events());
          idempotency.remember(command.key(), published.result().id().value());
          return new PostView(published.result(), images);
        });
  }

  /** Nobody is asked about a channel that is not there. */
  private PostContent ask(PublishPost.Command command) {
    if (!command.isAskedAbout() || interceptor == Interceptor.NONE) return command.content();
    posts.lastSequence(command.channel());
    return interceptor.beforePublish(command.channel(), command.content());
  }

  private Optional<PostView> madeBefore(PublishPost.Command command) {
    return idempotency.madeBefore(command.key()).map(id -> uploads.view(posts.get(new PostId(id))));
  }

  private void admit(ChannelId channel, Instant now) {
    if (policy.looksBackAt() > 0) {
      policy.admit(channel, posts.publishedLast(channel, policy.looksBackAt()), now);
    }
  }

  Post recall(RecallPost.Command command) {
    var recall = new Recall(command.reason(), clock.instant());
    return unitOfWork.execute(
        () -> {
          var recalled = posts.get(command.post()).recall(recall);
          if (!recalled.events().isEmpty()) posts.recall(recalled.result());
          events.appendAll(recalled.events());
          return recalled.result();
        });
  }
}
