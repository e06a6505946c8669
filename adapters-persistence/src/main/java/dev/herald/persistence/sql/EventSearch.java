package dev.herald.persistence.sql;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.herald.application.port.out.EventLog.Entry;
import dev.herald.application.port.out.EventLog.Part;
import dev.herald.application.view.EventQuery;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Looks for the events of some channels, and of the subscriptions of an account, in a part of the
 * log. What channels have is found in the stretches in which they have some.
 */
final class EventSearch {

  /** How many stretches of the log it looks through, a millisecond for each. */
  private static final int MOST_STRETCHES = 4;

  /** Followed by the index to use, and by the conditions. */
  private static final String SELECT = "SELECT event.*, channel.id AS channel FROM event ";

  private static final String IN_PART =
      """
       CROSS JOIN channel
      WHERE channel.key = event.channel_key
        AND event.position > :from AND event.position <= :to AND
      """;

  private static final String END = " ORDER BY event.position LIMIT :most";

  /** As the index has it, or else it would not be used. */
  static final String OF_SUBSCRIPTIONS =
      "event.type IN ('Subscribed', 'SubscriptionEdited', 'Unsubscribed')";

  private final Handle db;
  private final Dialect dialect;
  private final String ofChannels;
  private final long from;
  private final int most;
  private final List<Entry> found = new ArrayList<>();

  /** Up to where it has all. */
  private long to;

  /**
   * @param from after which position it looks
   * @param to up to which position there is anything
   */
  EventSearch(Handle db, Dialect dialect, long from, long to, int most) {
    this.db = db;
    this.dialect = dialect;
    ofChannels = "event.channel_key IN (%s)".formatted(dialect.numbers(":channels"));
    this.from = from;
    this.to = to;
    this.most = most;
  }

  Part find(EventQuery query) {
    if (!query.channels().isEmpty()) ofChannels(keys(query.channels()));
    query.subscriber().ifPresent(this::ofSubscriber);
    found.removeIf(it -> it.position() > to);
    found.sort(comparing(Entry::position));
    if (found.size() < most) return new Part(List.copyOf(found), to);
    return new Part(List.copyOf(found.subList(0, most)), found.get(most - 1).position());
  }

  private String keys(Set<ChannelId> channels) {
    var ids = JsonNodeFactory.instance.arrayNode();
    channels.forEach(id -> ids.add(id.value()));
    return db.createQuery(
            "SELECT key FROM channel WHERE id IN (%s)".formatted(dialect.texts(":ids")))
        .bind("ids", ids.toString())
        .mapTo(Long.class)
        .list()
        .toString(); // an array of JSON
  }

  private void ofChannels(String keys) {
    inStretches(keys);
    add(
        db.createQuery(
                SELECT
                    + dialect.indexedBy("event_of_deletion")
                    + IN_PART
                    + ofChannels
                    + " AND event.type = 'ChannelDeleted'"
                    + END)
            .bind("channels", keys)
            .bind("from", from));
  }

  private void inStretches(String keys) {
    var looked = from;
    for (var i = 0; i < MOST_STRETCHES && looked < to; i++) {
      var stretch = stretch(keys, (looked + 1) / SqlEventLog.STRETCH);
      if (stretch.isEmpty()) return;
      var first = stretch.get() * SqlEventLog.STRETCH;
      if (first > to) return;
      var last = Math.min(to, first + SqlEventLog.STRETCH - 1);
      if (add(inStretch(keys, Math.max(looked, first - 1)), last)) return;
      looked = last;
    }
    to = looked;
  }

  /** The first stretch, from this one on, in which one of the channels has events. */
  private Optional<Long> stretch(String keys, long from) {
    return db.createQuery(
            """
            SELECT min((
              SELECT min(stretch) FROM event_stretch
              WHERE channel_key = wanted.value AND stretch >= :from))
            FROM (%s) AS wanted
            """
                .formatted(dialect.numbers(":channels")))
        .bind("channels", keys)
        .bind("from", from)
        .mapTo(Long.class)
        .findOne();
  }

  private Query inStretch(String keys, long from) {
    return db.createQuery(
            SELECT
                + dialect.notIndexed()
                + IN_PART
                + ofChannels
                + " AND channel.deleted_at IS NULL AND event.type <> 'ChannelDeleted' AND NOT "
                + OF_SUBSCRIPTIONS
                + END)
        .bind("channels", keys)
        .bind("from", from);
  }

  private void ofSubscriber(AccountId subscriber) {
    add(
        db.createQuery(
                SELECT
                    + dialect.indexedBy("event_of_subscription")
                    + IN_PART
                    + OF_SUBSCRIPTIONS
                    + " AND event.subject = :subscriber"
                    + END)
            .bind("subscriber", subscriber.value())
            .bind("from", from));
  }

  private void add(Query query) {
    add(query, to);
  }

  /** Whether there may be more of these, so that the part ends with the last of them. */
  private boolean add(Query query, long last) {
    var more =
        query.bind("to", last).bind("most", most).map((row, context) -> EventRow.entry(row)).list();
    found.addAll(more);
    if (more.size() < most) return false;
    to = more.get(most - 1).position();
    return true;
  }
}
