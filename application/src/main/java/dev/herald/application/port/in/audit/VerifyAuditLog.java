package dev.herald.application.port.in.audit;

import dev.herald.domain.access.Actor;
import java.util.Optional;

/** Finds out whether entries of the audit log were changed or removed. */
@FunctionalInterface
public interface VerifyAuditLog {

  /**
   * Follows the chain from the oldest entry that is kept to the newest. It takes some seconds for a
   * million of them, and changes nothing.
   *
   * <p>Somebody who can write the database can also make the whole chain anew: whoever fears that
   * keeps {@link Result#position} and {@link Result#hash} elsewhere, and compares them with that
   * entry later.
   */
  Result verify(Actor actor);

  /**
   * What was found.
   *
   * @param entries how many there are
   * @param position of the last entry that is as it should be, 0 if there is none
   * @param hash of that entry; empty if there is none
   * @param fault what is wrong with the entry after it; empty if nothing is
   */
  record Result(long entries, long position, String hash, Optional<String> fault) {}
}
