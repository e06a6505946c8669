package dev.herald.bootstrap.e2e.console;

import java.io.Closeable;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * What takes long to start and serves one test class after the other. A class has one for itself:
 * one that an earlier class has left, or else a new one. They end when all tests have.
 */
final class Reused implements Closeable {

  private static final Namespace NAMESPACE = Namespace.create(Reused.class);

  private final Queue<Closeable> started = new ConcurrentLinkedQueue<>();
  private final Queue<Closeable> free = new ConcurrentLinkedQueue<>();

  /** The one of a test class. */
  static <T extends Closeable> T of(ExtensionContext testClass, Class<T> type, Supplier<T> start) {
    var all =
        testClass
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(type, key -> new Reused(), Reused.class);
    var taken =
        testClass
            .getStore(Namespace.create(Reused.class, type))
            .computeIfAbsent(Taken.class, key -> all.take(start), Taken.class);
    return type.cast(taken.it());
  }

  private Taken take(Supplier<? extends Closeable> start) {
    var left = free.poll();
    if (left != null) return new Taken(left, free);
    var another = start.get();
    started.add(another);
    return new Taken(another, free);
  }

  @Override
  public void close() throws IOException {
    for (var it : started) it.close();
  }

  /** What JUnit gives back at the end of the class, by closing this. */
  private record Taken(Closeable it, Queue<Closeable> free) implements Closeable {

    @Override
    public void close() {
      free.add(it);
    }
  }
}
