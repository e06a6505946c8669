package dev.herald.application.service;

import dev.herald.application.port.in.subscription.MarkRead;
import dev.herald.application.port.in.subscription.ReadSubscriptions;
import dev.herald.application.port.in.subscription.SubscribeToChannel;
import dev.herald.application.port.in.subscription.SubscribeToChannel.Answer;
import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.SubscriptionRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.subscription.Delivery;
import dev.herald.domain.subscription.Subscription;
import java.time.InstantSource;

/** Begins, changes, ends and reads subscriptions. */
final class SubscriptionService implements ReadSubscriptions {

  private final UnitOfWork unitOfWork;
  private final ChannelRepository channels;
  private final SubscriptionRepository subscriptions;
  private final EventLog events;
  private final InstantSource clock;

  SubscriptionService(
      UnitOfWork unitOfWork,
      ChannelRepository channels,
      SubscriptionRepository subscriptions,
      EventLog events,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.channels = channels;
    this.subscriptions = subscriptions;
    this.events = events;
    this.clock = clock;
  }

  Answer subscribe(SubscribeToChannel.Command command) {
    return unitOfWork.execute(
        () -> {
          var channel = channels.get(command.channel());
          var current = subscriptions.find(command.channel(), command.account());
          var subscription =
              current.isPresent() ? change(current.get(), command) : begin(channel, command);
          return new Answer(
              new SubscriptionView(subscription, channel.postCount()), current.isPresent());
        });
  }

  private Subscription begin(ChannelView channel, SubscribeToChannel.Command command) {
    var admitted =
        channel
            .channel()
            .admit(
                command.account(),
                command.delivery().orElse(Delivery.NOTIFY),
                command.customString().orElse(CustomString.NONE),
                channel.subscriberCount(),
                channel.postCount(),
                clock.instant());
    subscriptions.insert(admitted.result());
    events.appendAll(admitted.events());
    return admitted.result();
  }

  private Subscription change(Subscription current, SubscribeToChannel.Command command) {
    var changed = command.delivery().map(current::withDelivery).orElse(current);
    changed = command.customString().map(changed::withCustomString).orElse(changed);
    if (!changed.equals(current)) subscriptions.update(changed);
    return changed;
  }

  boolean unsubscribe(ChannelId channel, AccountId account) {
    return unitOfWork.execute(
        () -> {
          channels.get(channel);
          var current = subscriptions.find(channel, account);
          if (current.isEmpty()) return false;

          subscriptions.delete(current.get());
          events.appendAll(current.get().end(clock.instant()).events());
          return true;
        });
  }

  SubscriptionView markRead(MarkRead.Command command) {
    return unitOfWork.execute(
        () -> {
          var lastSequence = channels.get(command.channel()).postCount();
          var current =
              subscriptions
                  .find(command.channel(), command.account())
                  .orElseThrow(
                      () -> new Refusal.SubscriptionNotFound(command.channel(), command.account()));
          var read = current.readUpTo(command.sequence(), lastSequence);
          if (!read.equals(current)) subscriptions.update(read);
          return new SubscriptionView(read, lastSequence);
        });
  }

  @Override
  public Page<Subscription> ofChannel(ChannelId channel, String query, PageRequest page) {
    channels.get(channel);
    return subscriptions.ofChannel(channel, query.strip(), page);
  }

  @Override
  public Page<SubscriptionView> ofAccount(AccountId account, PageRequest page) {
    return subscriptions.ofAccount(account, page);
  }
}
