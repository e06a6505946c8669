package dev.herald.application.port.out;

import dev.herald.application.failure.StorageFull;
import dev.herald.application.failure.Unavailable;
import java.util.function.Supplier;

/** The only way to write: all of it, or nothing. */
public interface UnitOfWork {

  /**
   * Does the work, and makes it durable before it returns.
   *
   * <p>The work may run on another thread, and runs alone: no other work is done between its reads
   * and its writes. It sees its own writes. Whatever it throws undoes all of them and is thrown to
   * the caller. Work inside work is part of it.
   *
   * @throws Unavailable too much work is waiting already, or the store is closing; nothing was done
   * @throws StorageFull there is no room left; nothing was done
   */
  <T> T execute(Supplier<T> work);

  /**
   * Grows with each unit of work, before its caller knows that it is done: what was read after
   * asking for the version still holds as long as the version stays the same.
   */
  long version();

  /** Does work that has no result. */
  default void execute(Runnable work) {
    execute(
        () -> {
          work.run();
          return true;
        });
  }
}
