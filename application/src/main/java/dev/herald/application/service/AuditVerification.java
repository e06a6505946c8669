package dev.herald.application.service;

import dev.herald.application.port.in.audit.VerifyAuditLog;
import dev.herald.application.port.out.AuditEntries;
import dev.herald.application.port.out.AuditEntries.Place;
import dev.herald.domain.access.Actor;
import dev.herald.domain.audit.AuditChain;
import dev.herald.domain.permission.Permission;
import java.util.Optional;

/** Follows the chain of the audit log. */
final class AuditVerification implements VerifyAuditLog {

  private static final int AT_ONCE = 1000;

  private final AuditEntries log;

  AuditVerification(AuditEntries log) {
    this.log = log;
  }

  @Override
  public Result verify(Actor actor) {
    actor.require(Permission.READ_AUDIT_LOG);
    return new Walk(log.begin(), log.end()).result();
  }

  /** From one entry to the next, up to the newest that there was when it began. */
  private final class Walk {

    private final long end;
    private Place last;
    private long entries;

    private Walk(Place begin, long end) {
      last = begin;
      this.end = end;
    }

    private Result result() {
      var fault = follow();
      return new Result(entries, last.position(), last.hash(), fault);
    }

    private Optional<String> follow() {
      try {
        while (last.position() < end) {
          var fault = step();
          if (fault.isPresent()) return fault;
        }
        return Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.of("An entry can't be read: " + e.getMessage());
      }
    }

    private Optional<String> step() {
      var some = log.after(last.position(), AT_ONCE);
      if (some.isEmpty()) return missing(end);
      for (var record : some) {
        if (record.position() != last.position() + 1) return missing(record.position() - 1);
        var hash = AuditChain.hash(last.hash(), record.position(), record.entry());
        if (!record.hash().equals(hash)) {
          return Optional.of("The entry %s was changed.".formatted(record.position()));
        }
        last = new Place(record.position(), hash);
        entries++;
      }
      return Optional.empty();
    }

    /** What is missing may have been forgotten meanwhile: then it goes on from there. */
    private Optional<String> missing(long to) {
      var begin = log.begin();
      if (begin.position() > last.position()) {
        last = begin;
        return Optional.empty();
      }
      return Optional.of("The entries %s to %s are missing.".formatted(last.position() + 1, to));
    }
  }
}
