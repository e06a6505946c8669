package dev.herald.application.service;

import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.post.RecallPost;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.PostRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.PostView;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.domain.post.Recall;
import java.time.Instant;
import java.time.InstantSource;

/** Publishes posts and recalls them. */
final class PublishingService {

  private final UnitOfWork unitOfWork;
  private final PostRepository posts;
  private final EventLog events;
  private final IdGenerator ids;
  private final PublishingPolicy policy;
  private final Idempotency idempotency;
  private final Uploads uploads;
  private final InstantSource clock;

  PublishingService(
      UnitOfWork unitOfWork,
      PostRepository posts,
      EventLog events,
      IdGenerator ids,
      PublishingPolicy policy,
      Idempotency idempotency,
      Uploads uploads,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.posts = posts;
    this.events = events;
    this.ids = ids;
    this.policy = policy;
    this.idempotency = idempotency;
    this.uploads = uploads;
    this.clock = clock;
  }

  PostView publish(PublishPost.Command command) {
    return unitOfWork.execute(
        () -> {
          var before = idempotency.madeBefore(command.key());
          if (before.isPresent()) return uploads.view(posts.get(new PostId(before.get())));

          var now = clock.instant();
          var channel = command.channel();
          var sequence = posts.lastSequence(channel) + 1;
          admit(channel, now);
          var images = uploads.require(command.content());

          var published = Post.publish(ids.postId(), channel, sequence, command.content(), now);
          posts.insert(published.result());
          events.appendAll(published.events());
          idempotency.remember(command.key(), published.result().id().value());
          return new PostView(published.result(), images);
        });
  }

  private void admit(ChannelId channel, Instant now) {
    if (policy.window().isZero()) return;
    // Until now, and no later: a post that a clock once put into the future would otherwise silence
    // the channel until that time has come.
    var recent =
        posts.publishedWithin(channel, now.minus(policy.window()), now, policy.mostPerHour());
    policy.admit(channel, recent, now);
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
