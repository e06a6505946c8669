package dev.herald.application.port.in.post;

import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.view.PostView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.util.Optional;

/** Publishes a post. It is durable when this returns, and can't be edited. */
@FunctionalInterface
public interface PublishPost {

  /**
   * @return the post, or for a repeated key the one that was published first, as it is now
   * @throws Refusal.ChannelNotFound there is no such channel
   * @throws Refusal.PostingTooOften the publishing policy asks the channel to wait
   * @throws Refusal.RefusedByWebhook the operator's webhook does not want it published
   * @throws Refusal.DroppedByWebhook it does not either, and the author need not know
   * @throws Refusal.IdempotencyConflict the key belongs to another request
   * @throws Refusal.PostNotFound the key is a repeated one, and the post's channel is gone since
   * @throws InvalidValue {@code images.imageId.not_found}: an image was never uploaded
   */
  PostView publish(Actor actor, Command command);

  /**
   * @param isSilent whether subscribers get it without being told
   * @param isAskedAbout whether the operator's webhook is asked before
   */
  record Command(
      ChannelId channel,
      PostContent content,
      boolean isSilent,
      Optional<IdempotencyKey> key,
      boolean isAskedAbout) {

    /** One of which subscribers are told, and the operator's webhook is asked before. */
    public Command(ChannelId channel, PostContent content, Optional<IdempotencyKey> key) {
      this(channel, content, false, key, true);
    }
  }
}
