package dev.herald.http.stream;

import dev.herald.application.view.EventQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.event.DomainEvent.SubscriptionEdited;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.shared.NotificationMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What happens to the channels that an account follows, and to its subscriptions. */
final class AccountInterest implements Interest {

  private final AccountId account;
  private final ChannelScope scope;
  private final Map<ChannelId, NotificationMode> following;

  /**
   * @param scope the channels that the reader knows of
   * @param following how it followed channels at the position at which the stream begins
   */
  AccountInterest(
      AccountId account, ChannelScope scope, Map<ChannelId, NotificationMode> following) {
    this.account = account;
    this.scope = scope;
    this.following = new HashMap<>(following);
  }

  @Override
  public Take take(DomainEvent event) {
    var channel = event.channel();
    if (!scope.contains(channel)) return Take.PASS;
    var subscriber = event.subscriber();
    if (subscriber.isPresent()) {
      if (!subscriber.get().equals(account)) return Take.PASS;
      follow(event);
      return Take.SEND;
    }
    var mode = following.get(channel);
    if (mode == null || !ChannelInterest.isOfReaders(event)) return Take.PASS;
    if (!(event instanceof PostPublished)) return Take.SEND;
    return switch (mode) {
      case NOTIFY -> Take.SEND;
      case SILENT -> Take.SEND_SILENTLY;
      case MUTED -> Take.PASS;
    };
  }

  @Override
  public EventQuery query() {
    return new EventQuery(following.keySet(), Optional.of(account));
  }

  @Override
  public boolean isWidenedBy(DomainEvent event) {
    return event instanceof Subscribed it && it.account().equals(account);
  }

  @Override
  public Interest copy() {
    return new AccountInterest(account, scope, following);
  }

  private void follow(DomainEvent event) {
    var channel = event.channel();
    if (event instanceof Subscribed it) following.put(channel, it.after());
    else if (event instanceof SubscriptionEdited it) following.put(channel, it.after());
    else following.remove(channel);
  }
}
