package dev.herald.application.service;

import dev.herald.application.port.in.subscription.EditSubscription;
import dev.herald.application.port.in.subscription.MarkRead;
import dev.herald.application.port.in.subscription.ReadSubscriptions;
import dev.herald.application.port.in.subscription.SubscribeAccounts;
import dev.herald.application.port.in.subscription.SubscribeAccounts.Outcome;
import dev.herald.application.port.in.subscription.SubscribeToChannel;
import dev.herald.application.port.in.subscription.SubscribeToChannel.Answer;
import dev.herald.application.port.in.subscription.UnsubscribeFromChannel;
import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.StatisticsRepository;
import dev.herald.application.port.out.SubscriptionRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.shared.Violations;
import dev.herald.domain.subscription.Subscription;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Begins, changes, ends and reads subscriptions. */
final class SubscriptionService
    implements SubscribeToChannel,
        SubscribeAccounts,
        UnsubscribeFromChannel,
        MarkRead,
        EditSubscription,
        ReadSubscriptions {

  private final UnitOfWork unitOfWork;
  private final ChannelRepository channels;
  private final SubscriptionRepository subscriptions;
  private final StatisticsRepository statistics;
  private final KnownAccounts accounts;
  private final EventLog events;
  private final AuditTrail audit;
  private final Interceptor interceptor;
  private final InstantSource clock;

  SubscriptionService(
      UnitOfWork unitOfWork,
      ChannelRepository channels,
      SubscriptionRepository subscriptions,
      StatisticsRepository statistics,
      KnownAccounts accounts,
      EventLog events,
      AuditTrail audit,
      Interceptor interceptor,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.channels = channels;
    this.subscriptions = subscriptions;
    this.statistics = statistics;
    this.accounts = accounts;
    this.events = events;
    this.audit = audit;
    this.interceptor = interceptor;
    this.clock = clock;
  }

  @Override
  public Answer subscribe(Actor actor, SubscribeToChannel.Command command) {
    actor.require(Permission.MANAGE_SUBSCRIPTIONS, command.account(), command.channel());
    if (interceptor != Interceptor.NONE) ask(command.channel(), command.account());
    return unitOfWork.execute(() -> answer(actor, command));
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

  @Override
  public List<Outcome> subscribe(Actor actor, ChannelId channel, List<AccountId> accounts) {
    actor.require(Permission.MANAGE_SUBSCRIPTIONS, channel);
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
                .map(it -> refused.contains(it) ? Outcome.REFUSED : outcome(actor, channel, it))
                .toList());
  }

  private Outcome outcome(Actor actor, ChannelId channel, AccountId account) {
    try {
      var command =
          new SubscribeToChannel.Command(channel, account, Optional.empty(), Optional.empty());
      return answer(actor, command).already() ? Outcome.ALREADY : Outcome.SUBSCRIBED;
    } catch (Refusal.ChannelFull | Refusal.AccountNotFound refusal) {
      return Outcome.REFUSED; // before anything was written
    }
  }

  private Answer answer(Actor actor, SubscribeToChannel.Command command) {
    var channel = channels.get(command.channel());
    var current = subscriptions.find(command.channel(), command.account());
    var subscription =
        current.isPresent()
            ? change(actor, current.get(), command.delivery(), command.customString())
            : begin(actor, channel, command);
    return new Answer(new SubscriptionView(subscription, channel.postCount()), current.isPresent());
  }

  private Subscription begin(Actor actor, ChannelView channel, SubscribeToChannel.Command command) {
    var admitted =
        channel
            .channel()
            .admit(
                command.account(),
                command.delivery().orElse(NotificationMode.NOTIFY),
                command.customString().orElse(CustomString.NONE),
                channel.subscriberCount(),
                channel.postCount(),
                clock.instant());
    accounts.require(command.account());
    subscriptions.insert(admitted.result());
    events.appendAll(actor.id(), admitted.events());
    note(actor, AuditAction.SUBSCRIBER_ADDED, admitted.result());
    return admitted.result();
  }

  private void note(Actor actor, AuditAction action, Subscription subscription) {
    audit.note(
        actor, action, AuditSubject.of(subscription.account()), Changes.in(subscription.channel()));
  }

  private Subscription change(
      Actor actor,
      Subscription current,
      Optional<NotificationMode> delivery,
      Optional<CustomString> customString) {
    var change = current.edit(delivery, customString, clock.instant());
    if (change.events().isEmpty()) return current;
    var changed = change.result();
    subscriptions.update(changed);
    events.appendAll(actor.id(), change.events());
    audit.note(
        actor,
        AuditAction.SUBSCRIBER_EDITED,
        AuditSubject.of(changed.account()),
        Changes.ofSubscription(current, changed));
    return changed;
  }

  @Override
  public boolean unsubscribe(Actor actor, ChannelId channel, AccountId account) {
    actor.require(Permission.MANAGE_SUBSCRIPTIONS, account, channel);
    return unitOfWork.execute(
        () -> {
          channels.get(channel);
          var current = subscriptions.find(channel, account);
          if (current.isEmpty()) return false;

          subscriptions.delete(current.get());
          events.appendAll(actor.id(), current.get().end(clock.instant()).events());
          note(actor, AuditAction.SUBSCRIBER_REMOVED, current.get());
          return true;
        });
  }

  @Override
  public SubscriptionView markRead(Actor actor, MarkRead.Command command) {
    actor.require(Permission.MARK_READ, command.account(), command.channel());
    return unitOfWork.execute(
        () -> {
          var view = view(command.channel(), command.account());
          var current = view.subscription();
          var read = current.readUpTo(command.sequence(), view.lastSequence());
          if (!read.equals(current)) {
            subscriptions.update(read);
            statistics.addReading(
                command.channel(),
                current.lastReadSequence(),
                read.lastReadSequence(),
                clock.instant());
          }
          return new SubscriptionView(read, view.lastSequence());
        });
  }

  @Override
  public SubscriptionView edit(Actor actor, EditSubscription.Command command) {
    actor.require(Permission.MANAGE_SUBSCRIPTIONS, command.account(), command.channel());
    return unitOfWork.execute(
        () -> {
          var view = view(command.channel(), command.account());
          var edited =
              change(actor, view.subscription(), command.delivery(), command.customString());
          return new SubscriptionView(edited, view.lastSequence());
        });
  }

  @Override
  public SubscriptionView get(Actor actor, ChannelId channel, AccountId account) {
    actor.require(Permission.READ_SUBSCRIPTIONS, account, channel);
    return view(channel, account);
  }

  private SubscriptionView view(ChannelId channel, AccountId account) {
    var lastSequence = channels.get(channel).postCount();
    return subscriptions
        .find(channel, account)
        .map(found -> new SubscriptionView(found, lastSequence))
        .orElseThrow(() -> new Refusal.SubscriptionNotFound(channel, account));
  }

  @Override
  public Page<Subscription> ofChannel(
      Actor actor, ChannelId channel, String query, PageRequest page) {
    actor.require(Permission.READ_SUBSCRIPTIONS, channel);
    channels.get(channel);
    return subscriptions.ofChannel(channel, query.strip(), page);
  }

  @Override
  public Page<SubscriptionView> ofAccount(Actor actor, AccountId account, PageRequest page) {
    actor.require(Permission.READ_SUBSCRIPTIONS, account);
    return subscriptions.ofAccount(account, actor.channels(), page);
  }

  @Override
  public List<SubscriptionView> ofAccount(Actor actor, AccountId account, int offset, int limit) {
    actor.require(Permission.READ_SUBSCRIPTIONS, account);
    var violations = new Violations();
    if (offset < 0) violations.add(negative("offset", offset));
    if (limit < 0) violations.add(negative("limit", limit));
    violations.throwIfAny();
    return subscriptions.ofAccount(account, actor.channels(), offset, limit);
  }

  private static Violation negative(String field, int number) {
    return Violation.outOfRange(field, 0, Integer.MAX_VALUE, number);
  }

  @Override
  public long countOfAccount(Actor actor, AccountId account) {
    actor.require(Permission.READ_SUBSCRIPTIONS, account);
    return subscriptions.countOfAccount(account, actor.channels());
  }
}
