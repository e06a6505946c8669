package dev.herald.application.port.in.post;

import dev.herald.domain.access.Actor;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.Recall;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;

/** Takes a post back: its content is gone for good, its place stays. */
@FunctionalInterface
public interface RecallPost {

  /**
   * @return the post without its content; a post that was recalled before is returned as it is
   * @throws Refusal.PostNotFound there is no such post
   * @throws InvalidValue {@code reason.too_long}, or another broken rule of a {@link Recall}
   */
  Post recall(Actor actor, Command command);

  /**
   * @param reason one line of at most 100 bytes; empty if none is given
   */
  record Command(PostId post, String reason) {}
}
