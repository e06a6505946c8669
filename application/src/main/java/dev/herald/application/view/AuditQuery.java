package dev.herald.application.view;

import dev.herald.domain.access.ActorId;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditSubject;
import java.time.Instant;
import java.util.Optional;

/**
 * What entries of the audit log to list. All parts must fit.
 *
 * @param actor by them
 * @param subject to this
 * @param from at this moment or later
 * @param to before this moment
 */
public record AuditQuery(
    Optional<ActorId> actor,
    Optional<AuditAction> action,
    Optional<AuditSubject> subject,
    Optional<Instant> from,
    Optional<Instant> to,
    PageRequest page) {

  /** Every entry. */
  public static AuditQuery all(PageRequest page) {
    return new AuditQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        page);
  }

  public AuditQuery by(ActorId wanted) {
    return new AuditQuery(Optional.of(wanted), action, subject, from, to, page);
  }

  public AuditQuery of(AuditAction wanted) {
    return new AuditQuery(actor, Optional.of(wanted), subject, from, to, page);
  }

  public AuditQuery about(AuditSubject wanted) {
    return new AuditQuery(actor, action, Optional.of(wanted), from, to, page);
  }

  public AuditQuery between(Instant earliest, Instant end) {
    return new AuditQuery(actor, action, subject, Optional.of(earliest), Optional.of(end), page);
  }

  /** The same entries, another part of them. */
  public AuditQuery on(PageRequest other) {
    return new AuditQuery(actor, action, subject, from, to, other);
  }
}
