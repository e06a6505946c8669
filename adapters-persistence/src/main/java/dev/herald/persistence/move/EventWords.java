package dev.herald.persistence.move;

import dev.herald.domain.event.EventType;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What events, and what they are about, are called in archives: as in the REST API. */
enum EventWords {
  CHANNEL_CREATED("ChannelCreated", "channel.created"),
  CHANNEL_EDITED("ChannelEdited", "channel.edited"),
  CHANNEL_DELETED("ChannelDeleted", "channel.deleted"),
  CHANNEL_FULL("ChannelFull", "channel.full"),
  POST_PUBLISHED("PostPublished", "post.published"),
  POST_RECALLED("PostRecalled", "post.recalled"),
  SUBSCRIBED("Subscribed", "subscriber.added"),
  SUBSCRIPTION_EDITED("SubscriptionEdited", "subscriber.edited"),
  UNSUBSCRIBED("Unsubscribed", "subscriber.removed");

  private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
  private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

  private final String row;
  private final String word;

  EventWords(String row, String word) {
    this.row = row;
    this.word = word;
  }

  String word() {
    return word;
  }

  /** What a row of the log calls it. */
  String row() {
    return row;
  }

  static EventWords ofRow(String type) {
    return Arrays.stream(values()).filter(it -> it.row.equals(type)).findFirst().orElseThrow();
  }

  /**
   * @throws IllegalArgumentException there is no such word
   */
  static EventWords of(String word) {
    return Arrays.stream(values())
        .filter(it -> it.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no event is called " + word));
  }

  /** The word for an {@link EventType}, which goes by the same name. */
  static String ofType(String name) {
    return valueOf(EventType.valueOf(name).name()).word;
  }

  static String type(String word) {
    return of(word).name();
  }

  /** {@code CUSTOM_STRING} as {@code customString}. */
  static String ofField(String name) {
    return UNDERSCORE
        .matcher(name.toLowerCase(Locale.ROOT))
        .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
  }

  static String field(String word) {
    return CAPITAL.matcher(word).replaceAll("_$0").toUpperCase(Locale.ROOT);
  }
}
