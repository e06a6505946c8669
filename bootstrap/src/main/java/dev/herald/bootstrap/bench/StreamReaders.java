package dev.herald.bootstrap.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many who read streams, on one thread, and note after what time each post came. Posts say in their
 * text when they were sent: {@link #MARK} and nanoseconds.
 */
final class StreamReaders implements AutoCloseable {

  /** What a post's text begins with. */
  static final String MARK = "sent-at-";

  private static final byte[] MARK_BYTES = MARK.getBytes(US_ASCII);
  private static final byte[] OPENED = "\nid: ".getBytes(US_ASCII);
  private static final int DIGITS = 19;
  private static final int BUFFER_BYTES = 256 * 1024;
  private static final int LEFT_BYTES = MARK_BYTES.length + DIGITS;

  private final Selector selector = Selector.open();
  private final Thread thread = new Thread(this::read, "bench-streams");
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
  private final List<SocketChannel> all = new ArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicLong received = new AtomicLong();
  private long[] nanos = new long[1 << 16];
  private int count;

  private StreamReaders() throws IOException {}

  /** One reader. */
  private static final class Reader {
    private byte[] left = {};
    private boolean isOpen;
  }

  /** Opens the streams at these paths, at servers by turns, and waits until all have begun. */
  static StreamReaders open(List<Integer> ports, List<String> paths) throws IOException {
    var readers = new StreamReaders();
    readers.thread.setDaemon(true);
    readers.thread.start();
    for (var i = 0; i < paths.size(); i++) {
      readers.connect(ports.get(i % ports.size()), paths.get(i));
      if (i % 100 == 99) readers.awaitOpen(i + 1);
    }
    readers.awaitOpen(paths.size());
    return readers;
  }

  private void connect(int port, String path) throws IOException {
    var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.write(ByteBuffer.wrap(Connection.request("GET", path, ServerProcess.TOKEN, "")));
    channel.configureBlocking(false);
    all.add(channel);
    channel.register(selector, SelectionKey.OP_READ, new Reader());
  }

  private void awaitOpen(int number) throws IOException {
    await(() -> open.get() >= number);
  }

  private interface Condition {
    boolean holds();
  }

  private void await(Condition condition) throws IOException {
    var end = System.nanoTime() + 60_000_000_000L;
    while (!condition.holds()) {
      if (System.nanoTime() - end > 0 || lost.get() > 0) {
        throw new IOException(open + " streams are open, " + lost + " were lost");
      }
      Thread.onSpinWait();
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }

  /** Waits until so many posts have come since the last {@link #take}. */
  void awaitReceived(long number) throws IOException {
    await(() -> received.get() >= number);
  }

  private void read() {
    try {
      while (selector.isOpen()) {
        selector.select(this::read, 10); // those who register do not wait for long
      }
    } catch (IOException | RuntimeException e) {
      lost.incrementAndGet();
    }
  }

  private void read(SelectionKey key) {
    var reader = (Reader) key.attachment();
    buffer.clear().put(reader.left);
    try {
      if (((SocketChannel) key.channel()).read(buffer) < 0) throw new IOException("end");
    } catch (IOException e) {
      key.cancel();
      lost.incrementAndGet();
      return;
    }
    look(reader, System.nanoTime());
  }

  private void look(Reader reader, long now) {
    var bytes = buffer.array();
    var end = buffer.position();
    if (!reader.isOpen && find(OPENED, bytes, 0, end) >= 0) {
      reader.isOpen = true;
      open.incrementAndGet();
    }
    var from = 0;
    for (var at = find(MARK_BYTES, bytes, 0, end);
        at >= 0 && at + LEFT_BYTES <= end;
        at = find(MARK_BYTES, bytes, from, end)) {
      var digits = new String(bytes, at + MARK_BYTES.length, DIGITS, US_ASCII);
      note(now - Long.parseLong(digits));
      from = at + LEFT_BYTES;
    }
    reader.left = Arrays.copyOfRange(bytes, Math.max(from, end - LEFT_BYTES), end);
  }

  private static int find(byte[] what, byte[] bytes, int from, int end) {
    for (var i = from; i <= end - what.length; i++) {
      if (Arrays.equals(bytes, i, i + what.length, what, 0, what.length)) return i;
    }
    return -1;
  }

  private synchronized void note(long time) {
    if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
    nanos[count++] = time;
    received.incrementAndGet();
  }

  /** After what times posts came since this was asked last, in order, in nanoseconds. */
  synchronized long[] take() {
    var times = Arrays.copyOf(nanos, count);
    Arrays.sort(times);
    count = 0;
    received.set(0);
    return times;
  }

  @Override
  public void close() throws IOException {
    selector.close();
    for (var channel : all) channel.close();
  }
}
