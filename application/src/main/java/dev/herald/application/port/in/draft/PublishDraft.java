package dev.herald.application.port.in.draft;

import dev.herald.application.view.PostView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.util.OptionalLong;

/**
 * Makes a draft a post: it is published as any other post, and the draft is gone with it. Both are
 * durable when this returns. A draft becomes no more than one post, however often and by how many
 * it is published.
 */
@FunctionalInterface
public interface PublishDraft {

  /**
   * @return the post; if the draft was published less than a day ago at the revision that is
   *     expected, the post that it has become, as it is now
   * @throws Refusal.DraftNotFound there is no such draft
   * @throws Refusal.DraftChanged it is not at the expected revision
   * @throws Refusal.DraftDiscarded somebody discarded it
   * @throws Refusal.DraftPublished it was published less than a day ago, at another revision
   * @throws Refusal.PostingTooOften the publishing policy asks the channel to wait
   * @throws Refusal.RefusedByWebhook the operator's webhook does not want it published
   * @throws Refusal.DroppedByWebhook it does not either, and the author need not know
   * @throws InvalidValue with everything by which it is no post yet; {@code
   *     images.imageId.not_found}: an image is gone, or was never uploaded
   */
  PostView publish(Actor actor, Command command);

  /**
   * @param expectedRevision the revision that the caller has seen; empty for whatever is there
   * @param isSilent whether subscribers get the post without being told
   */
  record Command(DraftId draft, OptionalLong expectedRevision, boolean isSilent) {

    /** One of which subscribers are told. */
    public Command(DraftId draft, OptionalLong expectedRevision) {
      this(draft, expectedRevision, false);
    }
  }
}
