package dev.herald.http.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.domain.event.DomainEvent;
import dev.herald.http.stream.Frames.Form;
import dev.herald.http.stream.Frames.Frame;
import dev.herald.http.stream.Interest.Take;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** An event on its way to streams: made into bytes once for all of them, if any wants it. */
final class LiveEvent {

  private static final byte[] NOTHING = {};

  private final long position;
  private final DomainEvent event;
  private final Function<Form, Optional<Frame>> frames;
  private final Map<Form, byte[]> bytes = new ConcurrentHashMap<>(2);
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicInteger readers = new AtomicInteger();
  private int held;
  private boolean isOffered;
  private boolean isKept;

  LiveEvent(long position, DomainEvent event, Function<Form, Optional<Frame>> frames) {
    this.position = position;
    this.event = event;
    this.frames = frames;
  }

  long position() {
    return position;
  }

  DomainEvent event() {
    return event;
  }

  /** What a stream gets that takes it so. Nobody may change it. */
  byte[] bytes(Take take, Form form) {
    return switch (take) {
      case PASS -> NOTHING;
      case SEND_SILENTLY -> bytes(form.quietly());
      case SEND, SEND_AND_END -> bytes(form);
    };
  }

  /** As a stream has it; empty if there is nothing to say of it any more. Nobody may change it. */
  byte[] bytes(Form form) {
    return bytes.computeIfAbsent(form, it -> frames.apply(it).map(this::written).orElse(NOTHING));
  }

  /**
   * Takes memory for so many bytes, which are there once for all who are being sent them: so those
   * who take nothing leave some to others. It has to be {@linkplain #letGo let go}.
   *
   * @return false if there is none
   */
  boolean hold(int length, OpenStream.Hub hub) {
    return holdToo() || holdFirst(length, hub);
  }

  private boolean holdToo() {
    return readers.getAndUpdate(it -> it == 0 ? 0 : it + 1) > 0;
  }

  private synchronized boolean holdFirst(int length, OpenStream.Hub hub) {
    if (holdToo()) return true;
    if (!hub.take(length)) return false;
    held = length;
    readers.set(isOffered ? 2 : 1); // one is for whoever offers it
    isKept = isOffered;
    return true;
  }

  void letGo(OpenStream.Hub hub) {
    if (readers.getAndUpdate(it -> it == 1 ? 1 : it - 1) == 1) letGoLast(hub);
  }

  private synchronized void letGoLast(OpenStream.Hub hub) {
    if (readers.decrementAndGet() == 0) hub.giveBack(held); // unless somebody has come meanwhile
  }

  /** Is about to be offered to many: its memory is not given back after each of them. */
  synchronized void beginOffer() {
    isOffered = true;
  }

  void endOffer(OpenStream.Hub hub) {
    boolean wasKept;
    synchronized (this) {
      isOffered = false;
      wasKept = isKept;
      isKept = false;
    }
    if (wasKept) letGo(hub);
  }

  /** What it is about has changed: who wants it from now on gets it as that is then. */
  void forgetBytes() {
    bytes.clear();
    size.set(0);
  }

  /** About how many bytes it keeps in memory. */
  int size() {
    return size.get();
  }

  private byte[] written(Frame frame) {
    var out = new ByteArrayOutputStream(frame.json().length + 100);
    out.writeBytes(("id: " + position + "\nevent: " + frame.name() + "\ndata: ").getBytes(UTF_8));
    out.writeBytes(frame.json());
    out.writeBytes(new byte[] {'\n', '\n'});
    size.addAndGet(out.size());
    return out.toByteArray();
  }
}
