package dev.herald.persistence.sqlite;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A unit of work, from the moment it waits until its caller knows how it went. */
final class Unit<T> {

  private final Supplier<T> work;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private @Nullable T result;
  private @Nullable Throwable failure;

  Unit(Supplier<T> work) {
    this.work = work;
  }

  void run() {
    result = work.get();
  }

  void fail(Throwable reason) {
    failure = reason;
  }

  /** Lets the caller know. */
  @SuppressWarnings("NullAway") // the result of work may be null if its caller says so
  void answer() {
    if (failure != null) answer.completeExceptionally(failure);
    else answer.complete(result);
  }

  /** Waits until the caller may know, even if it is interrupted: the work may be done already. */
  T await() {
    try {
      return answer.join();
    } catch (CompletionException e) {
      var reason = e.getCause();
      if (reason instanceof RuntimeException runtime) throw runtime;
      if (reason instanceof Error error) throw error;
      throw e;
    }
  }
}
