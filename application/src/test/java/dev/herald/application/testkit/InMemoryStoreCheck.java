package dev.herald.application.testkit;

import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.port.out.StoreCheck;
import java.util.Optional;

/** Memory can be written as long as there is any. */
public final class InMemoryStoreCheck implements StoreCheck {

  @Override
  public Optional<StoreTrouble> check() {
    return Optional.empty();
  }
}
