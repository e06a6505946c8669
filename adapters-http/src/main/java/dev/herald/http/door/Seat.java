package dev.herald.http.door;

import dev.herald.http.rate.Rates;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A connection, as far as it matters whether it may stay when there are too many. */
final class Seat {

  /** The first have to go first. */
  enum Use {
    /** No request ever came, or not the whole of its headers. */
    NONE,
    /** Requests were answered, and another may come. */
    BETWEEN_REQUESTS,
    /** A request of somebody who has not shown who they are. */
    STRANGER,
    /** A request of somebody who has: it is not broken off. */
    KNOWN
  }

  private final EndPoint endPoint;
  private final String address;
  private volatile long since = System.nanoTime();
  private volatile boolean isUsed;
  private volatile boolean isClosing;
  private volatile boolean isGoingOn;
  private volatile @Nullable Request request;

  /**
   * @param address what it counts for
   */
  Seat(EndPoint endPoint, String address) {
    this.endPoint = endPoint;
    this.address = address;
  }

  EndPoint endPoint() {
    return endPoint;
  }

  String address() {
    return address;
  }

  void begin(Request begun) {
    since = System.nanoTime();
    request = begun;
  }

  void end() {
    since = System.nanoTime();
    isUsed = true;
    request = null;
  }

  /** The answer of a stranger goes on for ever. */
  void goOn() {
    isGoingOn = true;
  }

  Use use() {
    var current = request;
    if (isGoingOn) return Use.STRANGER;
    if (current == null) return isUsed ? Use.BETWEEN_REQUESTS : Use.NONE;
    return current.getAttribute(Rates.KNOWN) == null ? Use.STRANGER : Use.KNOWN;
  }

  /** Since when it is in this use, as of {@link System#nanoTime}. */
  long since() {
    return since;
  }

  /** Whether it was told to close, so that another has to go for the next one that comes. */
  boolean isClosing() {
    return isClosing;
  }

  void close() {
    isClosing = true;
    endPoint.close(new TimeoutException("Others need the connection more."));
  }
}
