package dev.herald.application.port.in.draft;

import dev.herald.application.view.DraftQuery;
import dev.herald.application.view.DraftView;
import dev.herald.application.view.Page;
import dev.herald.application.view.ScheduleQuery;
import dev.herald.application.view.SearchWords;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;

/** Reads and searches drafts. */
public interface ReadDrafts {

  /**
   * The draft, also if it was discarded.
   *
   * @throws Refusal.DraftNotFound there is no such draft
   * @throws Refusal.DraftPublished it has become a post, less than a day ago
   */
  DraftView get(Actor actor, DraftId draft);

  /**
   * Drafts that fit the query; those that were changed last come first.
   *
   * @throws InvalidValue {@code query.too_many}: more words than {@link SearchWords#MAX}
   * @throws Refusal.ChannelNotFound the query names a channel that is not there
   */
  Page<DraftView> list(Actor actor, DraftQuery query);

  /**
   * Scheduled drafts that fit the query, in the order of their times.
   *
   * @throws Refusal.ChannelNotFound the query names a channel that is not there
   */
  Page<DraftView> scheduled(Actor actor, ScheduleQuery query);
}
