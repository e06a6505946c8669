package dev.herald.application.service;

import dev.herald.application.port.in.subscription.EditSubscription;
import dev.herald.application.port.in.subscription.MarkRead;
import dev.herald.application.port.in.subscription.ReadSubscriptions;
import dev.herald.application.port.in.subscription.SubscribeAccounts.Outcome;
import dev.herald.application.port.in.subscription.SubscribeToChannel;
import dev.herald.application.port.in.subscription.SubscribeToChannel.Answer;
import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.SubscriptionRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.shared.Violations;
import dev.herald.domain.subscription.Delivery;
import dev.herald.domain.subscription.Subscription;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Begins, changes, ends and reads subscriptions. */
final class SubscriptionService implements ReadSubscriptions {

  private final UnitOfWork unitOfWork;
  private final ChannelRepository channels;
  private final SubscriptionRepository subscriptions;
  private final KnownAccounts accounts;
  private final EventLog events;
  private final Interceptor interceptor;
  private final InstantSource clock;

  SubscriptionService(
      UnitOfWork unitOfWork,
      ChannelRepository channels,
      SubscriptionRepository subscriptions,
      KnownAccounts accounts,
      EventLog events,
      Interceptor interceptor,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.channels = channels;
    this.subscriptions = subscriptions;
    this.accounts = accounts;
    this.events = events;
    this.interceptor = interceptor;
    this.clock = clock;
  }

  Answer subscribe(SubscribeToChannel.Command command) {
    if (interceptor != Interceptor.NONE) ask(command.channel(), command.account());
    return unitOfWork.execute(() -> answer(command));
  }

  /** Nobody is asked about a channel that is not there, or about a subscriber who is. */
  private void ask(ChannelId channel, AccountId account) {
    channels.get(channel);
    if (subscriptions.find(channel, account).isPresent()) return;
    if (interceptor.beforeSubscribe(channel, List.of(account)).contains(account)) {
      throw new Refusal.RefusedByWebhook(
          0, "The operator's webhook does not want %s to subscribe.".formatted(account));
    }
  }

  List<Outcome> subscribe(ChannelId channel, List<AccountId> accounts) {
    channels.get(channel);
    var newcomers =
        accounts.stream()
            .distinct()
            .filter(it -> subscriptions.find(channel, it).isEmpty())
            .toList();
    Set<AccountId> refused =
        newcomers.isEmpty() ? Set.of() : interceptor.beforeSubscribe(channel, newcomers);
    return unitOfWork.execute(
        () ->
            accounts.stream()
                .map(it -> refused.contains(it) ? Outcome.REFUSED : outcome(channel, it))
                .toList());
  }

  private Outcome outcome(ChannelId channel, AccountId account) {
    try {
      var command =
          new SubscribeToChannel.Command(channel, account, Optional.empty(), Optional.empty());
      return answer(command).already() ? Outcome.ALREADY : Outcome.SUBSCRIBED;
    } catch (Refusal.ChannelFull | Refusal.AccountNotFound refusal) {
      return Outcome.REFUSED; // before anything was written
    }
  }

  private Answer answer(SubscribeToChannel.Command command) {
    var channel = channels.get(command.channel());
    var current = subscriptions.find(command.channel(), command.account());
    var subscription =
        current.isPresent()
            ? change(current.get(), command.delivery(), command.customString())
            : begin(channel, command);
    return new Answer(new SubscriptionView(subscription, channel.postCount()), current.isPresent());
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
    accounts.require(command.account());
    subscriptions.insert(admitted.result());
    events.appendAll(admitted.events());
    return admitted.result();
  }

  private Subscription change(
      Subscription current, Optional<Delivery> delivery, Optional<CustomString> customString) {
    var changed = delivery.map(current::withDelivery).orElse(current);
    changed = customString.map(changed::withCustomString).orElse(changed);
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
          var view = get(command.channel(), command.account());
          var current = view.subscription();
          var read = current.readUpTo(command.sequence(), view.lastSequence());
          if (!read.equals(current)) subscriptions.update(read);
          return new SubscriptionView(read, view.lastSequence());
        });
  }

  SubscriptionView edit(EditSubscription.Command command) {
    return unitOfWork.execute(
        () -> {
          var view = get(command.channel(), command.account());
          var edited = change(view.subscription(), command.delivery(), command.customString());
          return new SubscriptionView(edited, view.lastSequence());
        });
  }

  @Override
  public SubscriptionView get(ChannelId channel, AccountId account) {
    var lastSequence = channels.get(channel).postCount();
    return subscriptions
        .find(channel, account)
        .map(found -> new SubscriptionView(found, lastSequence))
        .orElseThrow(() -> new Refusal.SubscriptionNotFound(channel, account));
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

  @Override
  public List<SubscriptionView> ofAccount(AccountId account, int offset, int limit) {
    var violations = new Violations();
    if (offset < 0) violations.add(negative("offset", offset));
    if (limit < 0) violations.add(negative("limit", limit));
    violations.throwIfAny();
    return subscriptions.ofAccount(account, offset, limit);
  }

  private static Violation negative(String field, int number) {
    return Violation.outOfRange(field, 0, Integer.MAX_VALUE, number);
  }

  @Override
  public long countOfAccount(AccountId account) {
    return subscriptions.countOfAccount(account);
  }
}
