package dev.herald.persistence.sql;

import dev.herald.application.view.AuditRecord;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.audit.AuditEntry;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.id.AccountId;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** What stands for accounts in the audit log. */
final class Pseudonyms {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Handle db;

  Pseudonyms(Handle db) {
    this.db = db;
  }

  /** The entry as it is kept; accounts that had no pseudonym have one then. */
  AuditEntry sealed(AuditEntry entry) {
    return renamed(entry, this::findOrMake);
  }

  /** The entry with its accounts by their own names, as far as they are known. */
  AuditRecord opened(AuditRecord kept) {
    var entry = renamed(kept.entry(), it -> find("account", "pseudonym", it).orElse(it));
    return new AuditRecord(kept.position(), entry, kept.hash());
  }

  /** An actor as they are kept. */
  ActorId known(ActorId actor) {
    return renamed(actor, this::findOrKeep);
  }

  /** A subject as it is kept. */
  AuditSubject known(AuditSubject subject) {
    return renamed(subject, this::findOrKeep);
  }

  /** Whether an account has one. */
  boolean has(AccountId account) {
    return find("pseudonym", "account", account.value()).isPresent();
  }

  static void forget(Handle db, AccountId account) {
    db.createUpdate("DELETE FROM audit_account WHERE account = :account")
        .bind("account", account.value())
        .execute();
  }

  private String findOrMake(String account) {
    return find("pseudonym", "account", account).orElseGet(() -> make(account));
  }

  private String findOrKeep(String account) {
    return find("pseudonym", "account", account).orElse(account);
  }

  private Optional<String> find(String wanted, String known, String value) {
    return db.createQuery("SELECT %s FROM audit_account WHERE %s = :value".formatted(wanted, known))
        .bind("value", value)
        .mapTo(String.class)
        .findOne();
  }

  private String make(String account) {
    var chance = new byte[8];
    RANDOM.nextBytes(chance);
    var pseudonym = "erased-" + HexFormat.of().formatHex(chance);
    db.createUpdate("INSERT INTO audit_account (account, pseudonym) VALUES (:account, :pseudonym)")
        .bind("account", account)
        .bind("pseudonym", pseudonym)
        .execute();
    return pseudonym;
  }

  private static AuditEntry renamed(AuditEntry entry, UnaryOperator<String> name) {
    var actor = renamed(entry.actor(), name);
    return entry.naming(actor, renamed(entry.subject(), name));
  }

  private static ActorId renamed(ActorId actor, UnaryOperator<String> name) {
    return actor.kind() == ActorId.Kind.ACCOUNT
        ? new ActorId(actor.kind(), name.apply(actor.name()))
        : actor;
  }

  private static AuditSubject renamed(AuditSubject subject, UnaryOperator<String> name) {
    return subject.kind() == AuditSubject.Kind.ACCOUNT
        ? subject.named(name.apply(subject.name()))
        : subject;
  }
}
