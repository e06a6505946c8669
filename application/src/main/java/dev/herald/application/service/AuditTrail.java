package dev.herald.application.service;

import dev.herald.application.port.out.AuditLog;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.audit.AuditEntry;
import dev.herald.domain.audit.AuditSubject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Where the use cases note what they did, each in the unit of work in which it did it: what is
 * undone was never noted, and what is noted was done.
 */
final class AuditTrail {

  private final AuditLog log;
  private final InstantSource clock;

  AuditTrail(AuditLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  void note(Actor actor, AuditAction action, AuditSubject subject, AuditChange... changes) {
    note(actor, action, subject, List.of(changes));
  }

  void note(Actor actor, AuditAction action, AuditSubject subject, List<AuditChange> changes) {
    log.append(
        new AuditEntry(
            clock.instant(),
            actor.id(),
            address(actor),
            action,
            subject,
            Optional.empty(),
            changes));
  }

  /** Where an account asks from is its own affair, and could not be forgotten with it. */
  static Optional<String> address(Actor actor) {
    return actor.address().filter(it -> actor.id().kind() != ActorId.Kind.ACCOUNT);
  }
}
