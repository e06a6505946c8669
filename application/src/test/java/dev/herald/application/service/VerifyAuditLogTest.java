package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.audit.VerifyAuditLog;
import dev.herald.application.port.out.AuditLog;
import dev.herald.application.view.AuditQuery;
import dev.herald.application.view.AuditRecord;
import dev.herald.application.view.Page;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.audit.AuditEntry;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever changed or removed something in the audit log is found out. */
class VerifyAuditLogTest extends Story {

  @BeforeEach
  void noteSomething() {
    for (var id : List.of("one", "two", "three")) {
      givenChannel(new ChannelId(id));
    }
  }

  /** What is found if the log were this. */
  private VerifyAuditLog.Result verify(UnaryOperator<List<AuditRecord>> forged) {
    var log = new Forged(ports.outbound().auditLog(), forged);
    return Services.over(ports.outbound().toBuilder().auditLog(log).build())
        .verifyAuditLog()
        .verify(ADMIN);
  }

  @Test
  void logThatNobodyTouchedIsAsItShouldBe() {
    var result = verify(records -> records);

    assertThat(result.fault()).isEmpty();
    assertThat(result.entries()).isEqualTo(3);
    assertThat(result.position()).isEqualTo(3);
    assertThat(result.hash()).isEqualTo(ports.outbound().auditLog().after(2, 1).get(0).hash());
  }

  @Test
  void findsAnEntryThatWasChanged() {
    var result =
        verify(
            records -> {
              var forged = new ArrayList<>(records);
              var second = forged.get(1);
              var entry = second.entry().naming(ActorId.host("innocent"), second.entry().subject());
              forged.set(1, new AuditRecord(second.position(), entry, second.hash()));
              return forged;
            });

    assertThat(result.fault()).contains("The entry 2 was changed.");
    assertThat(result.position()).isEqualTo(1);
  }

  @Test
  void findsAGap() {
    var result = verify(records -> List.of(records.get(0), records.get(2)));

    assertThat(result.fault()).contains("The entries 2 to 2 are missing.");
  }

  @Test
  void findsThatTheNewestEntriesWereRemoved() {
    var result = verify(records -> records.subList(0, 1));

    assertThat(result.fault()).contains("The entries 2 to 3 are missing.");
  }

  @Test
  void findsThatTheOldestEntriesWereRemoved() {
    var result = verify(records -> records.subList(2, 3));

    assertThat(result.fault()).contains("The entries 1 to 2 are missing.");
  }

  @Test
  void whatWasForgottenIsNotMissing() {
    clock.advance(Duration.ofSeconds(1));
    givenChannel(NEWS);
    var log = ports.outbound().auditLog();
    ports.outbound().unitOfWork().execute(() -> log.forgetBefore(clock.instant(), 10));

    var result = verify(records -> records);

    assertThat(result.fault()).isEmpty();
    assertThat(result.entries()).isEqualTo(1);
    assertThat(result.position()).isEqualTo(4);
  }

  /** A log of which some entries are not as they were. */
  private record Forged(AuditLog log, UnaryOperator<List<AuditRecord>> forged) implements AuditLog {

    @Override
    public List<AuditRecord> after(long position, int most) {
      return forged.apply(log.after(log.begin().position(), Integer.MAX_VALUE)).stream()
          .filter(it -> it.position() > position)
          .limit(most)
          .toList();
    }

    @Override
    public void append(AuditEntry entry) {
      log.append(entry);
    }

    @Override
    public Page<AuditRecord> list(AuditQuery query) {
      return log.list(query);
    }

    @Override
    public Place begin() {
      return log.begin();
    }

    @Override
    public long end() {
      return log.end();
    }

    @Override
    public boolean isKnown(ActorId actor, String address) {
      return log.isKnown(actor, address);
    }

    @Override
    public int forgetBefore(Instant moment, int most) {
      return log.forgetBefore(moment, most);
    }

    @Override
    public boolean names(AccountId account) {
      return log.names(account);
    }

    @Override
    public void forget(AccountId account) {
      log.forget(account);
    }
  }
}
