package dev.herald.http.v1;

import dev.herald.application.port.in.stream.FollowEvents.Events;
import dev.herald.application.port.in.stream.FollowEvents.Happened;
import dev.herald.application.view.EventView;
import dev.herald.http.image.ImageUrls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of what happened.
 *
 * @param next after which to go on
 */
record EventsJson(List<Item> items, String next) {

  /** An event. */
  record Item(String id, String type, String timestamp, Map<String, ?> data) {}

  static EventsJson of(Events found, Function<Happened, EventView> views, ImageUrls urls) {
    return new EventsJson(
        found.events().stream()
            .flatMap(it -> item(it.position(), views.apply(it), urls).stream())
            .toList(),
        EventNames.id(found.end()));
  }

  private static Optional<Item> item(long position, EventView view, ImageUrls urls) {
    return EventJson.of(view, urls)
        .map(it -> new Item(EventNames.id(position), it.type(), it.timestamp(), it.data()));
  }
}
