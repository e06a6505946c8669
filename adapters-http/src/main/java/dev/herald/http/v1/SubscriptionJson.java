package dev.herald.http.v1;

import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.subscription.Subscription;
import dev.herald.http.json.Json;

/** Subscriptions in answers. */
final class SubscriptionJson {

  private SubscriptionJson() {}

  /** A subscription as its channel sees it. */
  record OfChannel(
      String account,
      String delivery,
      String subscribedAt,
      long lastReadSequence,
      String customString) {

    static OfChannel of(Subscription subscription) {
      return new OfChannel(
          subscription.account().value(),
          subscription.delivery().name(),
          Json.time(subscription.since()),
          subscription.lastReadSequence(),
          subscription.customString().value());
    }
  }

  /** A subscription as its account sees it. */
  record OfAccount(
      String channelId,
      String account,
      String delivery,
      String subscribedAt,
      long lastReadSequence,
      long unread,
      String customString) {

    /** One that ended with its channel, where nothing is left to be read. */
    static OfAccount ofEnded(Subscription subscription) {
      return of(new SubscriptionView(subscription, subscription.lastReadSequence()));
    }

    static OfAccount of(SubscriptionView view) {
      var subscription = view.subscription();
      return new OfAccount(
          subscription.channel().value(),
          subscription.account().value(),
          subscription.delivery().name(),
          Json.time(subscription.since()),
          subscription.lastReadSequence(),
          view.unread(),
          subscription.customString().value());
    }
  }
}
