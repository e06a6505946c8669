package dev.herald.application.testkit;

import dev.herald.application.port.out.AuditLog;
import dev.herald.application.view.AuditQuery;
import dev.herald.application.view.AuditRecord;
import dev.herald.application.view.Page;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChain;
import dev.herald.domain.audit.AuditEntry;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.id.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

public final class InMemoryAuditLog implements AuditLog {

  private final InMemoryStore store;

  public InMemoryAuditLog(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void append(AuditEntry entry) {
    var tables = store.write();
    var sealed = rename(entry, tables::pseudonym);
    var before = last(tables);
    var position = before.position() + 1;
    var hash = AuditChain.hash(before.hash(), position, sealed);
    tables.audit.put(position, new AuditRecord(position, sealed, hash));
  }

  private static Place last(Tables tables) {
    var newest = tables.audit.lastKey();
    if (newest == null) return tables.auditForgottenTo;
    return new Place(newest, tables.audit.get(newest).hash());
  }

  @Override
  public Page<AuditRecord> list(AuditQuery query) {
    var tables = store.read();
    var rows = Table.<Long, AuditRecord>ordered();
    tables.audit.forEach(
        (position, it) ->
            rows.put(
                position,
                new AuditRecord(position, rename(it.entry(), tables::account), it.hash())));
    return Tables.newestFirst(rows, it -> isWanted(it.entry(), query), query.page());
  }

  private static boolean isWanted(AuditEntry entry, AuditQuery query) {
    return fits(query.actor(), entry.actor())
        && fits(query.action(), entry.action())
        && fits(query.subject(), entry.subject())
        && query.from().filter(entry.at()::isBefore).isEmpty()
        && query.to().filter(it -> !entry.at().isBefore(it)).isEmpty();
  }

  private static <T> boolean fits(Optional<T> wanted, T actual) {
    return wanted.isEmpty() || wanted.get().equals(actual);
  }

  @Override
  public List<AuditRecord> after(long position, int most) {
    return store.read().audit.tailMap(position, false).values().stream().limit(most).toList();
  }

  @Override
  public Place begin() {
    return store.read().auditForgottenTo;
  }

  @Override
  public long end() {
    return last(store.read()).position();
  }

  @Override
  public boolean isKnown(ActorId actor, String address) {
    return store.read().audit.values().stream()
        .map(AuditRecord::entry)
        .filter(it -> it.action() == AuditAction.TOKEN_NEW_ADDRESS)
        .anyMatch(it -> it.actor().equals(actor) && it.address().equals(Optional.of(address)));
  }

  @Override
  public int forgetBefore(Instant moment, int most) {
    var tables = store.write();
    var old =
        tables.audit.values().stream()
            .takeWhile(it -> it.entry().at().isBefore(moment))
            .limit(most)
            .toList();
    for (var it : old) {
      tables.audit.remove(it.position());
      tables.auditForgottenTo = new Place(it.position(), it.hash());
    }
    return old.size();
  }

  @Override
  public boolean names(AccountId account) {
    return store.read().pseudonyms.containsKey(account.value());
  }

  @Override
  public void forget(AccountId account) {
    store.write().pseudonyms.remove(account.value());
  }

  private static AuditEntry rename(AuditEntry entry, UnaryOperator<String> accounts) {
    var actor = entry.actor();
    var subject = entry.subject();
    return entry.naming(
        actor.kind() == ActorId.Kind.ACCOUNT
            ? new ActorId(actor.kind(), accounts.apply(actor.name()))
            : actor,
        subject.kind() == AuditSubject.Kind.ACCOUNT
            ? subject.named(accounts.apply(subject.name()))
            : subject);
  }
}
