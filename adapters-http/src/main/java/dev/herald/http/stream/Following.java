package dev.herald.http.stream;

import dev.herald.application.port.in.stream.FollowEvents;
import dev.herald.application.view.EventQuery;
import dev.herald.domain.access.Actor;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.SubscriptionEdited;
import dev.herald.domain.event.DomainEvent.Unsubscribed;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.shared.NotificationMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which channels an account follows, now and at an earlier position of the log. */
final class Following {

  private static final int PAGE = 500;

  /** From so many changes on, the reader had better ask anew. */
  private static final int MOST_CHANGES = 10_000;

  private final FollowEvents follow;
  private final Actor actor;
  private final AccountId account;
  private final Map<ChannelId, NotificationMode> now;
  private final Set<ChannelId> channels;

  Following(FollowEvents follow, Actor actor, AccountId account) {
    this.follow = follow;
    this.actor = actor;
    this.account = account;
    now = follow.channelsOf(actor, account);
    channels = new HashSet<>(now.keySet());
  }

  /**
   * All that it follows now, and those that it has followed since a position that was asked for.
   */
  Set<ChannelId> channels() {
    return channels;
  }

  /**
   * What a stream is for that begins after a position; empty if the account has changed so much
   * since that it takes too long to find out.
   */
  Optional<Interest> interestFrom(long position) {
    return at(position).map(then -> new AccountInterest(account, actor.channels(), then));
  }

  /** Undoes what happened since: of each channel, the first event says how it was before. */
  private Optional<Map<ChannelId, NotificationMode>> at(long position) {
    var deleted = follow.deletedOf(actor, account, position, MOST_CHANGES);
    if (deleted.size() == MOST_CHANGES) return Optional.empty();
    channels.addAll(deleted.keySet());
    var then = new HashMap<>(now);
    then.putAll(deleted);
    var seen = new HashSet<ChannelId>();
    var from = position;
    for (var changes = 0; changes <= MOST_CHANGES; ) {
      var page = follow.find(actor, EventQuery.ofSubscriber(account), from, PAGE);
      if (page.end() == from) return Optional.of(then);
      from = page.end();
      changes += page.events().size();
      for (var happened : page.events()) undo(happened.event(), then, seen);
    }
    return Optional.empty();
  }

  private void undo(DomainEvent event, Map<ChannelId, NotificationMode> then, Set<ChannelId> seen) {
    var channel = event.channel();
    if (!seen.add(channel)) return;
    channels.add(channel);
    if (event instanceof SubscriptionEdited it) then.put(channel, it.before());
    else if (event instanceof Unsubscribed it) then.put(channel, it.before());
    else then.remove(channel);
  }
}
