package dev.herald.http.stream;

import dev.herald.http.stream.Frames.Form;
import dev.herald.http.stream.Interest.Take;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A stream that somebody reads. It is up to date, and then is offered each event that may be for
 * it; or it is behind, and holds nothing but the position from which it has to catch up. It is
 * behind as soon as an event comes while its reader has not taken what was written before.
 */
final class OpenStream implements Outlet.Written {

  private final Form form;
  private final BooleanSupplier mayGoOn;
  private final Hub hub;
  private final Outlet outlet;

  private Interest interest;
  private long position;
  private boolean isWriting;
  private int held;
  private @Nullable LiveEvent shared;
  private boolean isBehind = true;
  private boolean isQueued;
  private boolean isCatchingUp;
  private boolean isLast;
  private boolean isOver;
  private long since = System.nanoTime();

  /** Who looks after streams. */
  interface Hub {

    /** The position up to which streams have been offered all. */
    long position();

    /** Takes memory for bytes that are being written; false if there is none. */
    boolean take(int bytes);

    void giveBack(int bytes);

    /** From how many bytes on a write takes no more events. */
    int mostAtOnce();

    /** Lets a stream catch up, soon. */
    void catchUp(OpenStream stream);

    /** Lets a stream catch up when there may be memory again. */
    void catchUpLater(OpenStream stream);

    /** A stream has ended. */
    void over(OpenStream stream);
  }

  /**
   * @param mayGoOn whether its reader still may
   * @param position after which it begins
   */
  OpenStream(
      Interest interest,
      Form form,
      BooleanSupplier mayGoOn,
      long position,
      Hub hub,
      Outlet outlet) {
    this.interest = interest;
    this.form = form;
    this.mayGoOn = mayGoOn;
    this.position = position;
    this.hub = hub;
    this.outlet = outlet;
  }

  /** Writes what a stream begins with. What happened since is caught up after that. */
  void begin(byte[] opening) {
    boolean isClaimed;
    synchronized (this) {
      if (isOver) return;
      isClaimed = claim(opening.length);
    }
    if (isClaimed) write(opening);
    else abort(); // without memory for that, its reader comes back later
  }

  /** From now on nobody else writes, until what is written is done; false without memory for it. */
  private boolean claim(int bytes) {
    if (!hub.take(bytes)) return false;
    held = bytes;
    beginWrite();
    return true;
  }

  private void beginWrite() {
    isWriting = true;
    since = System.nanoTime();
  }

  private void release() {
    hub.giveBack(held);
    held = 0;
    var event = shared;
    if (event != null) event.letGo(hub);
    shared = null;
    isWriting = false;
    since = System.nanoTime();
  }

  /** Whether anybody may read it. */
  boolean isPublic() {
    return form.isPublic();
  }

  /** Offers the next event of the log that may be for it. */
  void offer(LiveEvent event) {
    byte[] bytes;
    synchronized (this) {
      if (isOver || isBehind || event.position() <= position) return;
      if (isWriting) {
        isBehind = true;
        return;
      }
      var take = isLast ? Take.PASS : interest.take(event.event());
      try {
        bytes = event.bytes(take, form);
      } catch (RuntimeException e) {
        later(); // the store has trouble, which may be over soon
        return;
      }
      if (bytes.length > 0) {
        if (!event.hold(bytes.length, hub)) {
          later();
          return;
        }
        shared = event;
        beginWrite();
      }
      position = event.position();
      if (take == Take.SEND_AND_END) isLast = true;
    }
    if (bytes.length > 0) write(bytes);
  }

  /** Up to where it has all. */
  synchronized long position() {
    return position;
  }

  /** Has it look in the log for what comes next. */
  void fallBehind() {
    synchronized (this) {
      if (isOver || isBehind) return;
      isBehind = true;
    }
    goOn();
  }

  private void later() {
    isBehind = true;
    isQueued = true;
    hub.catchUpLater(this);
  }

  /** Begins its turn to catch up; false if it need not or can't, or it is its turn already. */
  synchronized boolean beginTurn() {
    isQueued = false;
    if (isOver || isWriting || !isBehind || isCatchingUp) return false;
    isCatchingUp = true;
    return true;
  }

  /** Has it catch up a little in its turn; empty if it has, or its reader does not take so much. */
  synchronized Optional<CatchUp> nextCatchUp() {
    if (isOver || isWriting || !isBehind || isQueued) return Optional.empty();
    return Optional.of(new CatchUp(position, interest.copy(), form, hub.mostAtOnce()));
  }

  /** Ends its turn: if it has more to catch up, it waits for the next. */
  void endTurn() {
    synchronized (this) {
      isCatchingUp = false;
    }
    goOn();
  }

  /** Writes what was worked out for it to catch up. */
  void catchUp(CatchUp caughtUp) {
    var bytes = caughtUp.written();
    synchronized (this) {
      if (isOver || isWriting) return; // it is about to end
      if (bytes.length > 0 && !claim(bytes.length)) {
        later();
        return;
      }
      position = caughtUp.position();
      interest = caughtUp.interest();
      isLast = caughtUp.isLast();
    }
    if (bytes.length > 0) write(bytes);
    else goOn();
  }

  /** Ends its turn, as it could not be worked out what it has missed: that is tried again. */
  synchronized void retryCatchUp() {
    isCatchingUp = false;
    if (!isOver) later();
  }

  /** Sends a sign of life, and how far it is, if nothing was sent for so long. */
  void beat(long now, long nanos) {
    byte[] bytes;
    synchronized (this) {
      if (isOver || isWriting || isCatchingUp || now - since < nanos) return;
      if (!isBehind) position = Math.max(position, hub.position());
      bytes = Lines.beat(position);
      if (!claim(bytes.length)) return;
    }
    write(bytes);
  }

  /** Whether its reader has taken nothing for so long. */
  synchronized boolean isStuck(long now, long nanos) {
    return isWriting && now - since > nanos;
  }

  boolean mayGoOn() {
    return mayGoOn.getAsBoolean();
  }

  private void write(byte[] bytes) {
    try {
      outlet.write(ByteBuffer.wrap(bytes), this);
    } catch (RuntimeException | Error e) {
      abort(); // what is wrong with one must keep nothing from the others
    }
  }

  @Override
  public void done() {
    synchronized (this) {
      release();
    }
    goOn();
  }

  private void goOn() {
    boolean ends;
    synchronized (this) {
      if (isOver || isWriting) return;
      ends = isLast;
      if (!ends && isBehind && position >= hub.position()) isBehind = false;
      if (!ends && (!isBehind || isQueued || isCatchingUp)) return;
      isQueued = true;
    }
    if (ends) end();
    else hub.catchUp(this);
  }

  /** Ends it: what its reader has not taken yet is broken off. */
  void end() {
    boolean isFree;
    synchronized (this) {
      if (isOver) return;
      isOver = true;
      isFree = !isWriting;
      release();
    }
    if (isFree) outlet.end();
    else outlet.abort();
    hub.over(this);
  }

  /** Ends it after some last words, unless its reader has not taken yet what came before. */
  void end(byte[] farewell) {
    boolean isFree;
    synchronized (this) {
      if (isOver) return;
      isLast = true;
      isFree = !isWriting && claim(farewell.length);
    }
    if (isFree) write(farewell);
    else end();
  }

  @Override
  public void failed() {
    abort();
  }

  /** Breaks it off. */
  void abort() {
    synchronized (this) {
      if (isOver) return;
      isOver = true;
      release();
    }
    outlet.abort();
    hub.over(this);
  }
}
