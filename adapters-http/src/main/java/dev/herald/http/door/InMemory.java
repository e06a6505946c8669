package dev.herald.http.door;

import dev.herald.http.route.Body;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.server.Request;

/** A body that is kept in memory, which it takes only as it comes. */
final class InMemory extends Arriving {

  private static final int FIRST_BYTES = 1024;

  /** A byte of JSON may become so many bytes of objects, whose number is limited by itself. */
  private static final int WORK_FACTOR = 8;

  private final Body body;
  private final Budget memory;

  private byte[] bytes = new byte[0];
  private int size;
  private long taken;

  InMemory(Request request, Body body, Budget memory) {
    super(request);
    this.body = body;
    this.memory = memory;
  }

  @Override
  void take(ByteBuffer piece) {
    var length = piece.remaining();
    if (size + length > body.maxBytes()) throw Bodies.tooLarge(body);
    if (size + length > bytes.length) grow(size + length);
    piece.get(bytes, size, length);
    size += length;
  }

  private void grow(int needed) {
    var length = Math.max(needed, Math.max(FIRST_BYTES, 2 * bytes.length));
    require(length - bytes.length);
    bytes = Arrays.copyOf(bytes, length);
  }

  private void require(long more) {
    if (!memory.take(more)) throw Bodies.busy();
    taken += more;
  }

  @Override
  Arrived end() {
    require((long) size * WORK_FACTOR);
    return Arrived.bytes(Arrays.copyOf(bytes, size), this::cancel);
  }

  @Override
  void cancel() {
    memory.giveBack(taken);
    taken = 0;
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }
}
