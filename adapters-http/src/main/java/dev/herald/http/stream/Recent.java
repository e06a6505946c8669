package dev.herald.http.stream;

import dev.herald.domain.event.DomainEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The last events of the log, for the streams that are a little behind. */
final class Recent {

  private static final int MOST_EVENTS = 1024;
  private static final long MOST_BYTES = 4 * 1024 * 1024;

  private final Deque<LiveEvent> events = new ArrayDeque<>();
  private long after;

  /** Forgets all: what it knows begins after this position. */
  synchronized void begin(long position) {
    events.clear();
    after = position;
  }

  synchronized void add(LiveEvent event) {
    events.addLast(event);
    while (events.size() > MOST_EVENTS || bytes() > MOST_BYTES) {
      after = events.removeFirst().position();
    }
  }

  /** What these events were about is gone, and nobody may be told any more what it was. */
  synchronized void forgetBytes(Predicate<DomainEvent> ofWhatIsGone) {
    events.stream().filter(it -> ofWhatIsGone.test(it.event())).forEach(LiveEvent::forgetBytes);
  }

  private long bytes() {
    var sum = 0L;
    for (var event : events) sum += event.size(); // which grows when a stream wants it
    return sum;
  }

  /** Whether it has all that happened after a position. */
  synchronized boolean knows(long position) {
    return position >= after;
  }

  /** What happened after a position, oldest first; empty if that is too long ago. */
  synchronized Optional<List<LiveEvent>> after(long position) {
    if (position < after) return Optional.empty();
    return Optional.of(events.stream().filter(it -> it.position() > position).toList());
  }
}
