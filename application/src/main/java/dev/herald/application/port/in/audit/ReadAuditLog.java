package dev.herald.application.port.in.audit;

import dev.herald.application.view.AuditQuery;
import dev.herald.application.view.AuditRecord;
import dev.herald.application.view.Page;
import dev.herald.domain.access.Actor;

/** Shows who did what. */
@FunctionalInterface
public interface ReadAuditLog {

  /** Entries, newest first. Where few of many are wanted, a page may take some seconds. */
  Page<AuditRecord> list(Actor actor, AuditQuery query);
}
