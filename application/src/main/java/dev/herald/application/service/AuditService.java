package dev.herald.application.service;

import dev.herald.application.port.in.audit.ReadAuditLog;
import dev.herald.application.port.out.AuditLog;
import dev.herald.application.view.AuditQuery;
import dev.herald.application.view.AuditRecord;
import dev.herald.application.view.Page;
import dev.herald.domain.access.Actor;
import dev.herald.domain.permission.Permission;

/** Reads the audit log. */
final class AuditService implements ReadAuditLog {

  private final AuditLog log;

  AuditService(AuditLog log) {
    this.log = log;
  }

  @Override
  public Page<AuditRecord> list(Actor actor, AuditQuery query) {
    actor.require(Permission.READ_AUDIT_LOG);
    return log.list(query);
  }
}
