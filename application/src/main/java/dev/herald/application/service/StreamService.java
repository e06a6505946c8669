package dev.herald.application.service;

import dev.herald.application.port.in.stream.FollowEvents;
import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.PostRepository;
import dev.herald.application.port.out.SubscriptionRepository;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.EventQuery;
import dev.herald.application.view.EventView;
import dev.herald.application.view.PostView;
import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.DomainEvent.PostRecalled;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.event.DomainEvent.SubscriptionEdited;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.subscription.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Reads the event log for those who pass on what happens. */
final class StreamService implements FollowEvents {

  private final EventLog events;
  private final ChannelRepository channels;
  private final PostRepository posts;
  private final PostViews views;
  private final SubscriptionRepository subscriptions;

  StreamService(
      EventLog events,
      ChannelRepository channels,
      PostRepository posts,
      PostViews views,
      SubscriptionRepository subscriptions) {
    this.events = events;
    this.channels = channels;
    this.posts = posts;
    this.views = views;
    this.subscriptions = subscriptions;
  }

  @Override
  public Extent extent(Actor actor) {
    actor.require(Permission.READ_POSTS);
    return new Extent(events.begin(), events.end());
  }

  @Override
  public OptionalLong lostAfter(Actor actor, long position) {
    actor.require(Permission.READ_POSTS);
    return events.lostAfter(position);
  }

  @Override
  public Events after(Actor actor, long position, int most) {
    actor.require(Permission.READ_POSTS);
    actor.require(Permission.READ_SUBSCRIPTIONS);
    var found = events.after(position, most);
    var end = found.isEmpty() ? position : found.get(found.size() - 1).position();
    return known(actor, found, end);
  }

  @Override
  public Events find(Actor actor, EventQuery query, long position, int most) {
    actor.require(Permission.READ_POSTS);
    query.subscriber().ifPresent(it -> actor.require(Permission.READ_SUBSCRIPTIONS, it));
    var found = events.find(query, position, most);
    return known(actor, found.entries(), found.end());
  }

  private static Events known(Actor actor, List<EventLog.Entry> found, long end) {
    return new Events(
        found.stream()
            .filter(entry -> actor.channels().contains(entry.event().channel()))
            .map(entry -> new Happened(entry.position(), entry.event()))
            .toList(),
        end);
  }

  @Override
  public EventView view(Actor actor, Happened happened) {
    var event = happened.event();
    actor.require(Permission.READ_POSTS, event.channel());
    var channel = channels.find(event.channel());
    return new EventView(event, channel, post(event), subscription(event, channel));
  }

  private Optional<PostView> post(DomainEvent event) {
    if (event instanceof PostPublished it) return post(it.post());
    if (event instanceof PostRecalled it) return post(it.post());
    return Optional.empty();
  }

  private Optional<PostView> post(PostId id) {
    return posts.find(id).map(views::of);
  }

  private Optional<SubscriptionView> subscription(
      DomainEvent event, Optional<ChannelView> channel) {
    if (event instanceof Subscribed it) return subscription(channel, it.account());
    if (event instanceof SubscriptionEdited it) return subscription(channel, it.account());
    return Optional.empty();
  }

  private Optional<SubscriptionView> subscription(
      Optional<ChannelView> channel, AccountId account) {
    return channel.flatMap(
        it ->
            subscriptions
                .find(it.channel().id(), account)
                .map(found -> new SubscriptionView(found, it.postCount())));
  }

  @Override
  public void requireChannel(Actor actor, ChannelId channel) {
    actor.require(Permission.READ_POSTS, channel);
    channels.get(channel);
  }

  @Override
  public Map<ChannelId, NotificationMode> channelsOf(Actor actor, AccountId account) {
    actor.require(Permission.READ_SUBSCRIPTIONS, account);
    return Pages.all(page -> subscriptions.ofAccount(account, actor.channels(), page))
        .map(SubscriptionView::subscription)
        .collect(toDelivery());
  }

  @Override
  public Map<ChannelId, NotificationMode> deletedOf(
      Actor actor, AccountId account, long position, int most) {
    actor.require(Permission.READ_SUBSCRIPTIONS, account);
    var start = Math.max(position, events.begin());
    return Pages.all(page -> subscriptions.endedByDeletion(account, actor.channels(), start, page))
        .limit(most)
        .collect(toDelivery());
  }

  /** Who subscribes again between two pages has two subscriptions. */
  private static Collector<Subscription, ?, Map<ChannelId, NotificationMode>> toDelivery() {
    return Collectors.toMap(
        Subscription::channel, Subscription::delivery, (earlier, later) -> later);
  }
}
