package dev.herald.http.stream;

import dev.herald.application.view.EventQuery;
import dev.herald.domain.event.DomainEvent;

/** Which events a stream is for. It is asked for each event in the order of the log. */
interface Interest {

  /** What becomes of an event. */
  enum Take {
    /** It is not for this stream. */
    PASS,
    SEND,
    /** It is sent, and says that the reader wants not to be told. */
    SEND_SILENTLY,
    /** It is the last one. */
    SEND_AND_END
  }

  /** It takes the same again if it is asked again, as when there was no memory to write it. */
  Take take(DomainEvent event);

  /** Where to look for what it takes next. */
  EventQuery query();

  /** Whether an event that was taken makes it take others than it was looked for before. */
  default boolean isWidenedBy(DomainEvent event) {
    return false;
  }

  /** The same as it is now, which then goes on apart from this one. */
  Interest copy();
}
