package dev.herald.http.v1;

import dev.herald.domain.event.EventType;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What events are called. */
final class EventNames {

  private static final Map<EventType, String> TYPES =
      Map.of(
          EventType.CHANNEL_CREATED, "channel.created",
          EventType.CHANNEL_EDITED, "channel.edited",
          EventType.CHANNEL_DELETED, "channel.deleted",
          EventType.CHANNEL_FULL, "channel.full",
          EventType.POST_PUBLISHED, "post.published",
          EventType.POST_RECALLED, "post.recalled",
          EventType.SUBSCRIBED, "subscriber.added",
          EventType.SUBSCRIPTION_EDITED, "subscriber.edited",
          EventType.UNSUBSCRIBED, "subscriber.removed");

  private static final Pattern ID = Pattern.compile("evt_(\\d{1,18})");

  private EventNames() {}

  static String of(EventType type) {
    return Objects.requireNonNull(TYPES.get(type));
  }

  /**
   * The type of this name.
   *
   * @throws InvalidValue with the rule {@code unknown_value}, for a field of any name
   */
  static EventType type(@Nullable String name) {
    return Stream.of(EventType.values())
        .filter(type -> of(type).equals(name))
        .findFirst()
        .orElseThrow(EventNames::unknown);
  }

  private static InvalidValue unknown() {
    var names = Stream.of(EventType.values()).map(EventNames::of).collect(Collectors.joining(", "));
    return new InvalidValue(Violation.of("value", "unknown_value", "must be one of " + names));
  }

  /** The id of the event at a place in the log. */
  static String id(long position) {
    return "evt_" + position;
  }

  /**
   * The place of the event that has this id.
   *
   * @throws InvalidValue with the rule {@code malformed}, for a field of any name
   */
  static long position(@Nullable String id) {
    var matcher = ID.matcher(id == null ? "" : id);
    if (!matcher.matches()) {
      throw new InvalidValue(
          Violation.of("value", "malformed", "must be the id of an event, such as evt_1042"));
    }
    return Long.parseLong(matcher.group(1));
  }
}
