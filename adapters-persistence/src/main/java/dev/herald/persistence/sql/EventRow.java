package dev.herald.persistence.sql;

import dev.herald.application.port.out.EventLog.Entry;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.ChannelCreated;
import dev.herald.domain.event.DomainEvent.ChannelDeleted;
import dev.herald.domain.event.DomainEvent.ChannelEdited;
import dev.herald.domain.event.DomainEvent.ChannelField;
import dev.herald.domain.event.DomainEvent.ChannelFull;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.DomainEvent.PostRecalled;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.event.DomainEvent.SubscriptionEdited;
import dev.herald.domain.event.DomainEvent.Unsubscribed;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.shared.NotificationMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a row of the table {@code event} says beside the channel and the time.
 *
 * @param subject the post, the account, or what else the event is about
 * @param number the sequence, the revision, or what else it counts
 * @param before how an account followed the channel before, if it did
 * @param after how it follows the channel since, if it does
 */
record EventRow(
    String type,
    @Nullable String subject,
    @Nullable Long number,
    @Nullable String before,
    @Nullable String after) {

  private static final String SEPARATOR = "\n";

  private EventRow(String type, @Nullable String subject, @Nullable Long number) {
    this(type, subject, number, null, null);
  }

  private static EventRow ofSubscription(
      DomainEvent event, @Nullable NotificationMode before, @Nullable NotificationMode after) {
    return new EventRow(
        event.getClass().getSimpleName(),
        event.subscriber().orElseThrow().value(),
        null,
        before == null ? null : before.name(),
        after == null ? null : after.name());
  }

  static EventRow of(DomainEvent event) {
    var type = event.getClass().getSimpleName();
    if (event instanceof PostPublished e) return new EventRow(type, e.post().value(), e.sequence());
    if (event instanceof PostRecalled e) return new EventRow(type, e.post().value(), e.sequence());
    if (event instanceof Subscribed e) return ofSubscription(e, null, e.after());
    if (event instanceof SubscriptionEdited e) return ofSubscription(e, e.before(), e.after());
    if (event instanceof Unsubscribed e) return ofSubscription(e, e.before(), null);
    if (event instanceof ChannelCreated e) return new EventRow(type, e.owner().value(), null);
    if (event instanceof ChannelFull e) return new EventRow(type, null, e.subscribers());
    if (event instanceof ChannelDeleted e) {
      return new EventRow(type, e.owner() + SEPARATOR + e.name(), null);
    }
    var edited = (ChannelEdited) event;
    var fields =
        edited.changed().stream().map(Enum::name).sorted().collect(Collectors.joining(SEPARATOR));
    return new EventRow(type, fields, edited.revision());
  }

  /** The whole row, with its position and who made it happen. */
  static Entry entry(ResultSet row) throws SQLException {
    var by = Columns.optionalText(row, "actor").map(ActorId::of);
    return new Entry(row.getLong("position"), toDomain(row), by);
  }

  static DomainEvent toDomain(ResultSet row) throws SQLException {
    var channel = new ChannelId(row.getString("channel"));
    var at = Columns.instant(row, "at");
    var subject = row.getString("subject");
    var number = row.getLong("number");
    return switch (row.getString("type")) {
      case "PostPublished" -> new PostPublished(channel, new PostId(subject), number, at);
      case "PostRecalled" -> new PostRecalled(channel, new PostId(subject), number, at);
      case "Subscribed" -> new Subscribed(channel, new AccountId(subject), after(row), at);
      case "SubscriptionEdited" ->
          new SubscriptionEdited(channel, new AccountId(subject), before(row), after(row), at);
      case "Unsubscribed" -> new Unsubscribed(channel, new AccountId(subject), before(row), at);
      case "ChannelCreated" -> new ChannelCreated(channel, new AccountId(subject), at);
      case "ChannelFull" -> new ChannelFull(channel, number, at);
      case "ChannelDeleted" -> {
        var parts = subject.split(SEPARATOR, 2);
        yield new ChannelDeleted(channel, parts[1], new AccountId(parts[0]), at);
      }
      case "ChannelEdited" -> {
        var fields =
            Arrays.stream(subject.split(SEPARATOR))
                .map(ChannelField::valueOf)
                .collect(Collectors.toSet());
        yield new ChannelEdited(channel, number, fields, at);
      }
      default -> throw new IllegalStateException("an event that Herald did not write");
    };
  }

  private static NotificationMode before(ResultSet row) throws SQLException {
    return mode(row, "delivery_before");
  }

  private static NotificationMode after(ResultSet row) throws SQLException {
    return mode(row, "delivery_after");
  }

  /** An older Herald did not keep it, and most are as they are at first. */
  private static NotificationMode mode(ResultSet row, String column) throws SQLException {
    return Columns.optionalText(row, column)
        .map(NotificationMode::valueOf)
        .orElse(NotificationMode.NOTIFY);
  }
}
