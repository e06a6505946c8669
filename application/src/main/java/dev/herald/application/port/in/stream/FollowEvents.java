package dev.herald.application.port.in.stream;

import dev.herald.application.view.EventQuery;
import dev.herald.application.view.EventView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.NotificationMode;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Reads what happens as it happens, for those who pass it on. Readers go by positions of the event
 * log: each event has one, which is larger than those of all events before.
 */
public interface FollowEvents {

  /**
   * Something that happened.
   *
   * @param position never used for another event, even after a restore
   */
  record Happened(long position, DomainEvent event) {}

  /**
   * A part of the log.
   *
   * @param begin up to where all was forgotten: who goes on from a smaller position has missed
   *     something
   * @param end the position after which nothing has happened yet
   */
  record Extent(long begin, long end) {}

  /**
   * Where the log begins and ends.
   *
   * @throws Refusal.Forbidden they may not read posts
   */
  Extent extent(Actor actor);

  /**
   * Whether a position was given to what was lost, as by a restore of an older backup or a
   * fail-over to a replica that was behind: whoever goes on from there was told of what no longer
   * is.
   *
   * @return the position up to which all that they were told is still so; empty if nothing was lost
   * @throws Refusal.Forbidden they may not read posts
   */
  OptionalLong lostAfter(Actor actor, long position);

  /**
   * What happened after a position, oldest first, to the channels that somebody knows of, and to
   * their subscriptions.
   *
   * @param most how many to look at, at the most
   * @return with the same end only if nothing has happened since
   * @throws Refusal.Forbidden they may not read posts and subscriptions
   */
  Events after(Actor actor, long position, int most);

  /**
   * What somebody looks for of what happened after a position, oldest first, as far as they know of
   * it. It looks through a part of the log: who wants more goes on from the end of what it found.
   *
   * @param most how many at the most
   * @return with the same end only if nothing has happened since
   * @throws Refusal.Forbidden they may not read posts, or the subscriptions of the account
   */
  Events find(Actor actor, EventQuery query, long position, int most);

  /**
   * What {@link #after} or {@link #find} found.
   *
   * @param end where to go on: up to where was looked
   */
  record Events(List<Happened> events, long end) {}

  /** An event with what it is about, as that is now. */
  EventView view(Actor actor, Happened happened);

  /**
   * Makes sure that somebody may follow a channel.
   *
   * @throws Refusal.Forbidden they may not read posts
   * @throws Refusal.ChannelNotFound there is none, or they don't know of it
   */
  void requireChannel(Actor actor, ChannelId channel);

  /**
   * The channels that an account follows, as far as somebody knows of them.
   *
   * @throws Refusal.Forbidden they may not read subscriptions
   */
  Map<ChannelId, NotificationMode> channelsOf(Actor actor, AccountId account);

  /**
   * How an account followed the channels that were deleted after a position, as far as somebody
   * knew of them, when they were.
   *
   * @param most how many at the most
   * @throws Refusal.Forbidden they may not read subscriptions
   */
  Map<ChannelId, NotificationMode> deletedOf(
      Actor actor, AccountId account, long position, int most);
}
