package dev.herald.http.console;

import dev.herald.domain.audit.AuditEntry;

/** An entry of the audit log, with the names of those whom it is about. */
public record AuditLine(AuditEntry entry, Named actor, Named subject) {}
