package dev.herald.application.testkit;

import dev.herald.application.port.out.SubscriptionRepository;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.subscription.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

public final class InMemorySubscriptionRepository implements SubscriptionRepository {

  private final InMemoryStore store;

  public InMemorySubscriptionRepository(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Optional<Subscription> find(ChannelId channel, AccountId account) {
    var tables = store.read();
    return tables.subscriptions.values().stream()
        .filter(it -> it.channel().equals(channel) && it.account().equals(account))
        .filter(it -> tables.isThere(channel))
        .findFirst();
  }

  @Override
  public void insert(Subscription subscription) {
    if (find(subscription.channel(), subscription.account()).isPresent()) {
      throw new IllegalArgumentException("a second " + subscription);
    }
    var tables = store.write();
    tables.subscriptions.put(tables.nextPosition(), subscription);
  }

  @Override
  public void update(Subscription subscription) {
    store
        .write()
        .subscriptions
        .replaceAll((position, it) -> isSame(it, subscription) ? subscription : it);
  }

  @Override
  public void delete(Subscription subscription) {
    store.write().subscriptions.values().removeIf(it -> isSame(it, subscription));
  }

  private static boolean isSame(Subscription one, Subscription other) {
    return one.channel().equals(other.channel()) && one.account().equals(other.account());
  }

  @Override
  public Page<Subscription> ofChannel(ChannelId channel, String query, PageRequest page) {
    var tables = store.read();
    var wanted = Pattern.compile(query, Pattern.LITERAL | Pattern.CASE_INSENSITIVE);
    return Tables.oldestFirst(
        tables.subscriptions,
        it ->
            it.channel().equals(channel)
                && tables.isThere(channel)
                && wanted.matcher(it.account().value()).find(),
        page);
  }

  @Override
  public Page<SubscriptionView> ofAccount(
      AccountId account, ChannelScope channels, PageRequest page) {
    var tables = store.read();
    return Tables.oldestFirst(tables.subscriptions, isOf(tables, account, channels), page)
        .map(it -> new SubscriptionView(it, tables.lastSequence(it.channel())));
  }

  @Override
  public List<SubscriptionView> ofAccount(
      AccountId account, ChannelScope channels, int offset, int most) {
    var tables = store.read();
    return ofAccount(account, channels)
        .skip(offset)
        .limit(most)
        .map(it -> new SubscriptionView(it, tables.lastSequence(it.channel())))
        .toList();
  }

  @Override
  public Page<Subscription> endedByDeletion(
      AccountId account, ChannelScope channels, long position, PageRequest page) {
    var tables = store.read();
    return Tables.oldestFirst(
        tables.subscriptions,
        it ->
            it.account().equals(account)
                && channels.contains(it.channel())
                && tables.isDeletedAfter(position, it.channel()),
        page);
  }

  @Override
  public long countOfAccount(AccountId account, ChannelScope channels) {
    return ofAccount(account, channels).count();
  }

  private Stream<Subscription> ofAccount(AccountId account, ChannelScope channels) {
    var tables = store.read();
    return tables.subscriptions.values().stream().filter(isOf(tables, account, channels));
  }

  private static Predicate<Subscription> isOf(
      Tables tables, AccountId account, ChannelScope channels) {
    return it ->
        it.account().equals(account)
            && tables.isThere(it.channel())
            && channels.contains(it.channel());
  }
}
