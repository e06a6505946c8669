package dev.herald.application.testkit;

import dev.herald.application.port.out.UnitOfWork;
import java.util.function.Supplier;

/** Does one work at a time, on the thread of its caller. */
public final class InMemoryUnitOfWork implements UnitOfWork {

  private final InMemoryStore store;

  public InMemoryUnitOfWork(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public <T> T execute(Supplier<T> work) {
    return store.execute(work);
  }

  @Override
  public <T> T executeUnseen(Supplier<T> work) {
    return store.executeUnseen(work);
  }

  @Override
  public long version() {
    return store.version();
  }
}
