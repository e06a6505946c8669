package dev.herald.domain.audit;

import dev.herald.domain.access.ActorId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who did what to what, or was refused it. It never has secrets, nor the text of posts.
 *
 * @param address the network address from which they asked, if they asked over a network
 * @param refusal the code of the refusal; empty if it was done
 * @param changes what was different afterwards
 */
public record AuditEntry(
    Instant at,
    ActorId actor,
    Optional<String> address,
    AuditAction action,
    AuditSubject subject,
    Optional<String> refusal,
    List<AuditChange> changes) {

  public AuditEntry {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(refusal, "refusal");
    changes = List.copyOf(changes);
  }

  /** The same, done by and to others. */
  public AuditEntry naming(ActorId otherActor, AuditSubject otherSubject) {
    return new AuditEntry(at, otherActor, address, action, otherSubject, refusal, changes);
  }
}
