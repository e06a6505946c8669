package dev.herald.application.testkit;

import static java.util.Comparator.comparing;

import dev.herald.application.port.out.AuditEntries.Place;
import dev.herald.application.port.out.EventLog.Entry;
import dev.herald.application.port.out.IdempotencyLog;
import dev.herald.application.port.out.Leases;
import dev.herald.application.port.out.SessionRepository;
import dev.herald.application.port.out.StatisticsRepository.Progress;
import dev.herald.application.view.AuditRecord;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.DeliveryView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.access.Token;
import dev.herald.domain.account.Account;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.Cut;
import dev.herald.domain.post.Post;
import dev.herald.domain.statistics.ChannelDay;
import dev.herald.domain.statistics.ChannelHour;
import dev.herald.domain.statistics.DailyCount;
import dev.herald.domain.statistics.DueReach;
import dev.herald.domain.statistics.HourCount;
import dev.herald.domain.statistics.ReachMoment;
import dev.herald.domain.subscription.Subscription;
import dev.herald.domain.template.Template;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * All that is kept at one moment. What has an order is kept under its position, the larger the
 * later. What a deleted channel leaves behind stays here until it is purged; {@link #isThere} tells
 * it apart.
 */
final class Tables {

  private long lastPosition;

  /** Every id that was ever taken, and the position of its channel. */
  final Table<ChannelId, Long> takenIds;

  /** The channels that are not deleted. */
  final Table<Long, Channel> channels;

  final Table<Long, Post> posts;

  /** Under the position of their last change. */
  final Table<Long, Draft> drafts;

  final Table<Long, Template> templates;

  /** The drafts that are scheduled, in the order of their times. */
  final Table<Long, DraftId> schedule;

  /** The sequence of the newest post of each channel. */
  final Table<ChannelId, Long> sequences;

  final Table<Long, Subscription> subscriptions;
  final Table<AccountId, Account> accounts;
  final Table<Long, Entry> events;

  /** Up to where events were forgotten. */
  long eventsForgottenTo;

  final Table<Long, AuditRecord> audit;

  /** The last entry of the audit log that was forgotten. */
  Place auditForgottenTo = Place.FIRST;

  /** The pseudonym of each account in the audit log. */
  final Table<String, String> pseudonyms;

  private int lastPseudonym;

  final Table<ImageId, StoredImage> images;

  /** What images were cut from. */
  final Table<ImageId, Cut> cuts;

  final Table<ImageId, Orphan> orphans;
  final Table<String, IdempotencyLog.Entry> idempotency;
  final Table<Long, Token> tokens;
  long tokensVersion;
  final Table<Long, SessionRepository.Session> sessions;
  final Table<String, SessionRepository.Code> codes;

  final Table<Long, Webhook> webhooks;

  /** How far in the log each receiver is. */
  final Table<WebhookId, Long> receivers;

  /** What happened in channels by day, and what was counted of it. */
  final Table<ChannelDay, DailyCount> days;

  Optional<Progress> counted = Optional.empty();

  /** What happened in channels by hour. */
  final Table<ChannelHour, HourCount> hours;

  final Table<Long, Reading> readings;
  final Table<Long, Published> published;

  /** Somebody has read what came after one post, up to another. */
  record Reading(ChannelId channel, long after, long upTo) {}

  /** How many subscribers there were of a post, and how many of them had read it when. */
  record Published(
      ChannelId channel,
      long sequence,
      Instant at,
      long subscribers,
      Map<ReachMoment, Long> then,
      Optional<ReachMoment> next) {

    boolean isDue(Instant now) {
      return next.filter(it -> !at.plus(it.after()).isAfter(now)).isPresent();
    }

    DueReach due(long readers) {
      var moment = next.orElseThrow();
      return new DueReach(channel, sequence, moment, at.plus(moment.after()), readers);
    }

    Published with(DueReach due, OptionalLong readers) {
      var all = new LinkedHashMap<>(then);
      readers.ifPresent(it -> all.put(due.moment(), it));
      return new Published(channel, sequence, at, subscribers, all, due.moment().next());
    }
  }

  /** Which process does what only one may do. */
  final Table<Leases.Duty, InMemoryLeases.Lease> leases;

  /** The deliveries to each receiver that did not arrive, by the position of the event. */
  final Map<WebhookId, Table<Long, Undelivered>> deliveries = new LinkedHashMap<>();

  /**
   * @param at when it is tried again, or when it became a dead letter
   */
  record Undelivered(DeliveryView.State state, int attempts, Instant at, String failure) {}

  Tables() {
    takenIds = Table.orderedBy(comparing(ChannelId::value));
    channels = Table.ordered();
    posts = Table.ordered();
    drafts = Table.ordered();
    templates = Table.ordered();
    schedule = Table.ordered();
    sequences = Table.orderedBy(comparing(ChannelId::value));
    subscriptions = Table.ordered();
    accounts = Table.orderedBy(comparing(AccountId::value));
    events = Table.ordered();
    audit = Table.ordered();
    pseudonyms = Table.ordered();
    images = Table.orderedBy(comparing(ImageId::value));
    cuts = Table.orderedBy(comparing(ImageId::value));
    orphans = Table.orderedBy(comparing(ImageId::value));
    idempotency = Table.ordered();
    tokens = Table.ordered();
    sessions = Table.ordered();
    codes = Table.ordered();
    webhooks = Table.ordered();
    receivers = Table.orderedBy(comparing(WebhookId::value));
    leases = Table.ordered();
    readings = Table.ordered();
    published = Table.ordered();
    hours =
        Table.orderedBy(
            comparing((ChannelHour it) -> it.channel().value()).thenComparing(ChannelHour::begin));
    days =
        Table.orderedBy(
            comparing((ChannelDay it) -> it.channel().value()).thenComparing(ChannelDay::day));
  }

  private Tables(Tables other) {
    lastPosition = other.lastPosition;
    takenIds = other.takenIds.copy();
    channels = other.channels.copy();
    posts = other.posts.copy();
    drafts = other.drafts.copy();
    templates = other.templates.copy();
    schedule = other.schedule.copy();
    sequences = other.sequences.copy();
    subscriptions = other.subscriptions.copy();
    accounts = other.accounts.copy();
    events = other.events.copy();
    eventsForgottenTo = other.eventsForgottenTo;
    audit = other.audit.copy();
    auditForgottenTo = other.auditForgottenTo;
    pseudonyms = other.pseudonyms.copy();
    lastPseudonym = other.lastPseudonym;
    images = other.images.copy();
    cuts = other.cuts.copy();
    orphans = other.orphans.copy();
    idempotency = other.idempotency.copy();
    tokens = other.tokens.copy();
    tokensVersion = other.tokensVersion;
    sessions = other.sessions.copy();
    codes = other.codes.copy();
    webhooks = other.webhooks.copy();
    receivers = other.receivers.copy();
    leases = other.leases.copy();
    days = other.days.copy();
    hours = other.hours.copy();
    counted = other.counted;
    readings = other.readings.copy();
    published = other.published.copy();
    other.deliveries.forEach((id, rows) -> deliveries.put(id, rows.copy()));
  }

  /** The same rows, which then change apart from these; costs nothing, however many there are. */
  Tables copy() {
    return new Tables(this);
  }

  long nextPosition() {
    return ++lastPosition;
  }

  /** What stands for an account in the audit log. */
  String pseudonym(String account) {
    return pseudonyms.computeIfAbsent(account, it -> "erased-" + ++lastPseudonym);
  }

  /** The account for which this stands; the same text if it stands for none. */
  String account(String pseudonym) {
    return pseudonyms.entrySet().stream()
        .filter(it -> it.getValue().equals(pseudonym))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(pseudonym);
  }

  boolean isThere(ChannelId id) {
    return takenIds.containsKey(id) && channels.containsKey(takenIds.get(id));
  }

  boolean isDeleted(ChannelId id) {
    return takenIds.containsKey(id) && !isThere(id);
  }

  /** Whether the deletion of this channel is in the log after a position. */
  boolean isDeletedAfter(long position, ChannelId id) {
    return events.tailMap(position, false).values().stream()
        .map(Entry::event)
        .anyMatch(it -> it instanceof DomainEvent.ChannelDeleted && it.channel().equals(id));
  }

  /** Of a deleted channel nothing is known but its deletion. */
  boolean isKnown(DomainEvent event) {
    return event instanceof DomainEvent.ChannelDeleted || !isDeleted(event.channel());
  }

  /** Whether a delivery of this event is kept. */
  boolean isToBeDelivered(long position) {
    return deliveries.values().stream().anyMatch(it -> it.containsKey(position));
  }

  /** How many posts the channel has published, which is the sequence of its newest. */
  long lastSequence(ChannelId id) {
    return sequences.getOrDefault(id, 0L);
  }

  static <T> Page<T> newestFirst(Table<Long, T> rows, Predicate<T> wanted, PageRequest page) {
    var end = page.after().map(Cursor::position).orElse(Long.MAX_VALUE);
    return page(rows.headMap(end, false).descendingMap(), wanted, page.limit());
  }

  static <T> Page<T> oldestFirst(Table<Long, T> rows, Predicate<T> wanted, PageRequest page) {
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
