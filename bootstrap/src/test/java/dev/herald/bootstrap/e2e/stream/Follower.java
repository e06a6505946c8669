package dev.herald.bootstrap.e2e.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Somebody who reads a stream on a thread of their own, keeps the posts of it, and remembers the
 * last id. They come back to it only when they are told to.
 */
public abstract class Follower implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<Received> posts = new ArrayList<>();
  private String lastId = "";
  private boolean isAtItsEnd = true;
  private boolean hasBegun;
  private int resets;

  /** Asks for the stream, from this id on if it is not empty. */
  abstract InputStream connect(String lastId) throws IOException, InterruptedException;

  /** Goes away. */
  abstract void disconnect();

  /** Reads on from the last id, and returns once the stream has begun. */
  public final void follow() throws IOException, InterruptedException {
    awaitEnd();
    var lines = new BufferedReader(new InputStreamReader(connect(id()), UTF_8));
    synchronized (this) {
      isAtItsEnd = false;
      hasBegun = false;
    }
    var thread = new Thread(() -> read(lines), "follower");
    thread.setDaemon(true);
    thread.start();
    await("its stream begins", () -> hasBegun);
  }

  private synchronized String id() {
    return lastId;
  }

  private void read(BufferedReader lines) {
    var id = "";
    var name = "";
    try (lines) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) id = line.substring("id: ".length());
        else if (line.startsWith("event: ")) name = line.substring("event: ".length());
        else if (line.startsWith("data: ")) take(id, name, line.substring("data: ".length()));
        else if (line.isEmpty()) finish(id);
      }
    } catch (IOException e) {
      // broken off is at its end, too
    } finally {
      end();
    }
  }

  private synchronized void take(String id, String name, String data) throws IOException {
    if (name.equals("reset")) resets++;
    if (name.equals("post.published")) posts.add(Received.of(id, data));
  }

  private synchronized void finish(String id) {
    lastId = id;
    hasBegun = true;
    notifyAll();
  }

  private synchronized void end() {
    isAtItsEnd = true;
    notifyAll();
  }

  /** Goes away, and returns when nothing more can come. */
  public final void cutOff() throws InterruptedException {
    disconnect();
    awaitEnd();
  }

  /** Waits until the stream is at its end, or broken off. */
  public final void awaitEnd() throws InterruptedException {
    await("its stream ends", () -> isAtItsEnd);
  }

  /** Whether the stream is at its end, or broken off. */
  public final synchronized boolean hasEnded() {
    return isAtItsEnd;
  }

  /** Waits until so many posts have come in all. */
  public final void awaitPosts(int count) throws InterruptedException {
    await("it has " + count + " posts", () -> posts.size() >= count);
  }

  private synchronized void await(String what, BooleanSupplier condition)
      throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      var left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      assertThat(left).as("%s: there are %s", what, posts.size()).isPositive();
      wait(left);
    }
  }

  public final synchronized List<Received> posts() {
    return List.copyOf(posts);
  }

  /** How often it was told that it had missed something for good. */
  public final synchronized int resets() {
    return resets;
  }

  @Override
  public final void close() {
    disconnect();
  }
}
