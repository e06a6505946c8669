package dev.herald.application.testkit;

import dev.herald.application.port.out.ImageRepository;
import java.time.Instant;
import java.util.Optional;

/**
 * An image of which only the bytes may be there.
 *
 * @param deletingUntil until when its bytes may be being deleted; empty if nobody has taken it
 */
record Orphan(Instant notedAt, Optional<Instant> deletingUntil) {

  static Orphan noted(Instant at) {
    return new Orphan(at, Optional.empty());
  }

  static Orphan taken(Instant at) {
    return new Orphan(at, Optional.of(at.plus(ImageRepository.DELETION)));
  }

  boolean isBeingDeleted(Instant now) {
    return deletingUntil.filter(now::isBefore).isPresent();
  }
}
