package dev.herald.application.testkit;

import dev.herald.application.port.out.IdempotencyLog;
import dev.herald.application.port.out.SessionRepository;
import dev.herald.application.port.out.TokenRepository.Token;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.account.Account;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.post.Post;
import dev.herald.domain.subscription.Subscription;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * All that is kept at one moment. What has an order is kept under its position, the larger the
 * later. What a deleted channel leaves behind stays here until it is purged; {@link #isThere} tells
 * it apart.
 */
final class Tables {

  private long lastPosition;

  /** Every id that was ever taken, and the position of its channel. */
  final Map<ChannelId, Long> takenIds = new LinkedHashMap<>();

  /** The channels that are not deleted. */
  final NavigableMap<Long, Channel> channels = new TreeMap<>();

  final NavigableMap<Long, Post> posts = new TreeMap<>();
  final NavigableMap<Long, Subscription> subscriptions = new TreeMap<>();
  final Map<AccountId, Account> accounts = new LinkedHashMap<>();
  final NavigableMap<Long, DomainEvent> events = new TreeMap<>();
  final Map<ImageId, StoredImage> images = new LinkedHashMap<>();
  final Map<ImageId, Instant> strays = new LinkedHashMap<>();
  final Map<String, IdempotencyLog.Entry> idempotency = new LinkedHashMap<>();
  final Map<String, Token> tokens = new LinkedHashMap<>();
  final Map<String, SessionRepository.Entry> sessions = new LinkedHashMap<>();
  final Map<String, SessionRepository.Entry> codes = new LinkedHashMap<>();

  final NavigableMap<Long, Webhook> webhooks = new TreeMap<>();

  /** How far each receiver has been told. */
  final Map<WebhookId, Long> receivers = new LinkedHashMap<>();

  /** What each receiver could not be told, by the position of the event. */
  final Map<WebhookId, NavigableMap<Long, Undelivered>> deliveries = new LinkedHashMap<>();

  /**
   * @param isWaiting whether it is tried again, or was given up
   * @param at when it is tried again, or when it was given up
   */
  record Undelivered(boolean isWaiting, int attempts, Instant at, String failure) {}

  Tables copy() {
    var copy = new Tables();
    copy.lastPosition = lastPosition;
    copy.takenIds.putAll(takenIds);
    copy.channels.putAll(channels);
    copy.posts.putAll(posts);
    copy.subscriptions.putAll(subscriptions);
    copy.accounts.putAll(accounts);
    copy.events.putAll(events);
    copy.images.putAll(images);
    copy.strays.putAll(strays);
    copy.idempotency.putAll(idempotency);
    copy.tokens.putAll(tokens);
    copy.sessions.putAll(sessions);
    copy.codes.putAll(codes);
    copy.webhooks.putAll(webhooks);
    copy.receivers.putAll(receivers);
    deliveries.forEach((id, rows) -> copy.deliveries.put(id, new TreeMap<>(rows)));
    return copy;
  }

  long nextPosition() {
    return ++lastPosition;
  }

  boolean isThere(ChannelId id) {
    return takenIds.containsKey(id) && channels.containsKey(takenIds.get(id));
  }

  boolean isDeleted(ChannelId id) {
    return takenIds.containsKey(id) && !isThere(id);
  }

  /** Of a deleted channel nothing is known but its deletion. */
  boolean isKnown(DomainEvent event) {
    return event instanceof DomainEvent.ChannelDeleted || !isDeleted(event.channel());
  }

  /** How many posts the channel has published, which is the sequence of its newest. */
  long lastSequence(ChannelId id) {
    return posts.values().stream().filter(post -> post.channel().equals(id)).count();
  }

  static <T> Page<T> newestFirst(
      NavigableMap<Long, T> rows, Predicate<T> wanted, PageRequest page) {
    var end = page.after().map(Cursor::position).orElse(Long.MAX_VALUE);
    return page(rows.headMap(end, false).descendingMap(), wanted, page.limit());
  }

  static <T> Page<T> oldestFirst(
      NavigableMap<Long, T> rows, Predicate<T> wanted, PageRequest page) {
    var start = page.after().map(Cursor::position).orElse(0L);
    return page(rows.tailMap(start, false), wanted, page.limit());
  }

  private static <T> Page<T> page(Map<Long, T> rows, Predicate<T> wanted, int limit) {
    var found =
        rows.entrySet().stream()
            .filter(row -> wanted.test(row.getValue()))
            .limit(limit + 1L)
            .toList();
    return Page.of(found, limit, Map.Entry::getKey).map(Map.Entry::getValue);
  }
}
