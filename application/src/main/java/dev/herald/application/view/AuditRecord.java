package dev.herald.application.view;

import dev.herald.domain.audit.AuditEntry;

/**
 * An entry of the audit log, and its place in the chain.
 *
 * @param position one more than that of the entry before
 * @param hash of the entry as it is in the chain, and the hash before
 */
public record AuditRecord(long position, AuditEntry entry, String hash) {}
