package dev.herald.http.stream;

import dev.herald.application.view.EventQuery;
import dev.herald.http.stream.Frames.Form;
import dev.herald.http.stream.Interest.Take;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * What a stream that is behind takes next, as much as goes into one write. It is worked out beside
 * the stream, which changes only when it takes all of it: nobody waits for the store.
 */
final class CatchUp {

  private final Interest interest;
  private final Form form;
  private final int most;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long position;
  private boolean isLast;

  /**
   * @param position after which it begins
   * @param interest that of the stream at this position, which nobody else may change
   * @param most from how many bytes on it takes no more events
   */
  CatchUp(long position, Interest interest, Form form, int most) {
    this.position = position;
    this.interest = interest;
    this.form = form;
    this.most = most;
  }

  /** Where to look for what it takes. */
  EventQuery query() {
    return interest.query();
  }

  /**
   * Takes what was missed.
   *
   * @param missed what was looked for that happened after its position, oldest first
   * @param end up to which position was looked
   */
  void take(List<LiveEvent> missed, long end) {
    try {
      for (var event : missed) {
        if (event.position() <= position) continue;
        if (out.size() >= most || isLast) return;
        out.writeBytes(bytes(event));
        position = event.position();
        if (interest.isWidenedBy(event.event())) return; // it has not been looked for all
      }
      position = Math.max(position, end);
    } catch (RuntimeException e) {
      if (out.size() == 0) throw e; // or else there is something to send
    }
  }

  private byte[] bytes(LiveEvent event) {
    var take = interest.take(event.event());
    var bytes = event.bytes(take, form);
    isLast = take == Take.SEND_AND_END;
    return bytes;
  }

  /** Up to which position it has all. */
  long position() {
    return position;
  }

  /** What the stream takes from there on. */
  Interest interest() {
    return interest;
  }

  /** Whether nothing may follow. */
  boolean isLast() {
    return isLast;
  }

  byte[] written() {
    return out.toByteArray();
  }
}
