package dev.herald.application.port.out;

import dev.herald.application.view.DraftQuery;
import dev.herald.application.view.Page;
import dev.herald.application.view.ScheduleQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps drafts, and finds them. What writes must be called inside a {@link UnitOfWork}. Drafts of
 * deleted channels are not found.
 *
 * <p>A draft may refer to images that are not there. Those to which it refers are not unused, as
 * the {@link ImageRepository} knows it.
 */
public interface DraftRepository {

  /** Keeps a new draft, whose channel is there. */
  void insert(Draft draft);

  /** Replaces what is kept of a draft. Lists then begin with it. */
  void update(Draft draft);

  /** Removes a draft for good. */
  void delete(DraftId id);

  /** The draft, discarded or not, if it is in one of these channels. */
  Optional<Draft> find(DraftId id, ChannelScope channels);

  /**
   * Drafts in these channels that fit the query; those that were inserted or updated last come
   * first. One that is updated while somebody pages through the list is no more in the part that is
   * still to come.
   */
  Page<Draft> list(DraftQuery query, ChannelScope channels);

  /**
   * Scheduled drafts in these channels that fit the query, in the order of their times; of those
   * with the same time, the one that was inserted or updated last comes last.
   */
  Page<Draft> scheduled(ScheduleQuery query, ChannelScope channels);

  /**
   * The scheduled drafts whose time has come, in the same order.
   *
   * @param most how many at the most
   */
  List<Draft> due(Instant now, int most);

  /** The first time that a draft has; empty if none is scheduled. */
  Optional<Instant> nextDue();

  /**
   * How many drafts a channel has, without those that were discarded.
   *
   * @throws Refusal.ChannelNotFound there is no such channel, or it was deleted
   */
  long count(ChannelId channel);

  /**
   * Removes discarded drafts of a channel, those that were discarded first, until no more are left
   * than this.
   */
  void removeDiscardedBeyond(int kept, ChannelId channel);

  /**
   * Removes discarded drafts.
   *
   * @param before only those that were discarded before this moment
   * @param most how many at the most
   * @return how many
   */
  int removeDiscarded(Instant before, int most);
}
