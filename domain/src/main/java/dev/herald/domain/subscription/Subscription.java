package dev.herald.domain.subscription;

import dev.herald.domain.event.Change;
import dev.herald.domain.event.DomainEvent.SubscriptionEdited;
import dev.herald.domain.event.DomainEvent.Unsubscribed;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.NotificationMode;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * That an account follows a channel. There is one for each pair of them. It begins with {@link
 * dev.herald.domain.channel.Channel#admit} and ends with {@link #end}.
 *
 * @param since when it began
 * @param customString what an app keeps with it
 * @param lastReadSequence the sequence of the last post that counts as read; it never moves back
 */
public record Subscription(
    ChannelId channel,
    AccountId account,
    Instant since,
    NotificationMode delivery,
    CustomString customString,
    long lastReadSequence) {

  public Subscription {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(delivery, "delivery");
    Objects.requireNonNull(customString, "customString");
    if (lastReadSequence < 0) throw new IllegalArgumentException("a sequence below 0");
  }

  public Subscription withDelivery(NotificationMode changed) {
    return new Subscription(channel, account, since, changed, customString, lastReadSequence);
  }

  public Subscription withCustomString(CustomString changed) {
    return new Subscription(channel, account, since, delivery, changed, lastReadSequence);
  }

  /**
   * Changes how the account follows the channel. Where everything is so already, nothing happens.
   *
   * @param newDelivery empty to leave it as it is
   * @param newCustomString empty to leave it as it is
   */
  public Change<Subscription> edit(
      Optional<NotificationMode> newDelivery, Optional<CustomString> newCustomString, Instant now) {
    var edited =
        withDelivery(newDelivery.orElse(delivery))
            .withCustomString(newCustomString.orElse(customString));
    return edited.equals(this)
        ? Change.of(this)
        : Change.of(
            edited, new SubscriptionEdited(channel, account, delivery, edited.delivery, now));
  }

  /**
   * Counts posts as read.
   *
   * @param sequence the last post that was read; one before what was read already changes nothing,
   *     one that is not published yet counts as the newest
   * @param lastSequence the sequence of the channel's newest post
   */
  public Subscription readUpTo(long sequence, long lastSequence) {
    var read = Math.max(lastReadSequence, Math.min(sequence, lastSequence));
    return new Subscription(channel, account, since, delivery, customString, read);
  }

  /** How many posts are not read, when the channel's newest has this sequence. */
  public long unread(long lastSequence) {
    return Math.max(0, lastSequence - lastReadSequence);
  }

  /** Ends the subscription. The result is what it was. */
  public Change<Subscription> end(Instant now) {
    return Change.of(this, new Unsubscribed(channel, account, delivery, now));
  }
}
