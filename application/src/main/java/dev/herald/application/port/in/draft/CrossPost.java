package dev.herald.application.port.in.draft;

import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.domain.access.Actor;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Publishes what a draft says in several channels. The draft is scheduled, and so is a copy of it
 * in each of the other channels, all for the same time; {@link PublishScheduledDrafts} publishes
 * each of them then, once. If one can't be published, it comes back as a draft of its channel, and
 * keeps none of the others from going out.
 *
 * <p>All are scheduled, or none is. That is durable when this returns.
 */
@FunctionalInterface
public interface CrossPost {

  /**
   * @return the scheduled drafts: first the draft itself, then its copies in the order in which
   *     their channels were named; for a repeated key those of the first time, unless all were
   *     taken back since: then it is as if the key were a new one
   * @throws Refusal.DraftNotFound there is no such draft
   * @throws Refusal.DraftChanged it is not at the expected revision, as it is after it was
   *     published in several channels before
   * @throws Refusal.DraftDiscarded somebody discarded it
   * @throws Refusal.DraftPublished it has become a post, less than a day ago
   * @throws Refusal.ChannelNotFound one of the channels is not there
   * @throws Refusal.TooManyDrafts one of the channels can't have one more
   * @throws Refusal.IdempotencyConflict the key belongs to another request
   * @throws InvalidValue {@code channels.too_many}: with that of the draft more than {@link
   *     Draft#MAX_CHANNELS}; what a draft that is {@linkplain ScheduleDraft scheduled} must be
   */
  List<Scheduled> crossPost(Actor actor, Command command);

  /**
   * @param channels the other ones; one that is named twice, or is that of the draft, counts once
   * @param at when to publish; empty for at once
   * @param zone in which whoever chose the time wants to be shown it
   * @param isSilent whether subscribers get the posts without being told
   * @param expectedRevision the revision that the caller has seen; empty for any
   */
  record Command(
      DraftId draft,
      List<ChannelId> channels,
      Optional<Instant> at,
      ZoneId zone,
      boolean isSilent,
      OptionalLong expectedRevision,
      Optional<IdempotencyKey> key) {}

  /** A draft that is published in a channel when the time has come. */
  record Scheduled(DraftId draft, ChannelId channel) {}
}
