package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.herald.application.failure.Busy;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.AuditQuery;
import dev.herald.application.view.AuditRecord;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.audit.AuditEntry;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.permission.Role;
import dev.herald.domain.refusal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Who comes in and who is turned away is noted, and nobody can fill the log with that. */
class NoteAccessTest extends Story {

  private static final Actor PRESS =
      Actor.token(new TokenName("press"), Role.READER, ChannelScope.ALL).from("192.0.2.1");
  private static final Refusal.Forbidden FORBIDDEN =
      new Refusal.Forbidden(Permission.DELETE_CHANNELS, "No.");

  private List<AuditEntry> entries() {
    return herald.readAuditLog().list(ADMIN, AuditQuery.all(ALL)).items().stream()
        .map(AuditRecord::entry)
        .toList();
  }

  @Test
  void signInsAndRefusalsAreNoted() {
    herald.noteAccess().signedIn(PRESS);
    herald.noteAccess().refused(PRESS, FORBIDDEN);
    herald.noteAccess().signedOut(PRESS);
    herald.noteAccess().signInFailed("192.0.2.2");

    assertThat(entries())
        .extracting(it -> it.action().code() + " " + it.subject() + " " + it.actor())
        .containsExactly(
            "sign_in.failed session:stranger stranger:stranger",
            "sign_out session:press token:press",
            "refused permission:delete_channels token:press",
            "sign_in session:press token:press");
    assertThat(entries())
        .extracting(AuditEntry::refusal)
        .containsExactly(
            Optional.of("unauthorized"),
            Optional.empty(),
            Optional.of("forbidden"),
            Optional.empty());
    assertThat(entries().get(0).address()).contains("192.0.2.2");
  }

  @Test
  void tokenIsNotedOnceForEachAddress() {
    for (var i = 0; i < 3; i++) {
      herald.noteAccess().admitted(PRESS);
      herald.noteAccess().admitted(PRESS.from("192.0.2.2"));
      Services.over(ports.outbound()).noteAccess().admitted(PRESS); // after a restart
    }
    herald.noteAccess().admitted(Actor.host("host", Role.ADMIN).from("192.0.2.3"));

    assertThat(entries()).hasSize(2);
    assertThat(entries())
        .allSatisfy(
            it -> {
              assertThat(it.action()).isEqualTo(AuditAction.TOKEN_NEW_ADDRESS);
              assertThat(it.subject()).isEqualTo(AuditSubject.token("press"));
            });
  }

  @Test
  void oneAddressIsNotedSoOftenInAMinuteAndTheRestIsCounted() {
    for (var i = 0; i < 1000; i++) herald.noteAccess().signInFailed("192.0.2.1");
    herald.noteAccess().signInFailed("192.0.2.2");
    assertThat(entries()).hasSize(NoteLimit.MOST_OF_A_SOURCE + 1);

    cleanUp();
    assertThat(entries()).hasSize(NoteLimit.MOST_OF_A_SOURCE + 1);
    clock.advance(Duration.ofMinutes(1));
    cleanUp();

    assertThat(entries()).hasSize(NoteLimit.MOST_OF_A_SOURCE + 2);
    var rest = entries().get(0);
    assertThat(rest.address()).contains("192.0.2.1");
    assertThat(rest.changes())
        .containsExactly(AuditChange.to("omitted", 1000 - NoteLimit.MOST_OF_A_SOURCE));
  }

  @Test
  void manyAddressesAreNotedSoOftenInAMinuteAndTheRestIsCountedTogether() {
    for (var i = 0; i < 1000; i++) herald.noteAccess().signInFailed("2001:db8::" + i);
    clock.advance(Duration.ofMinutes(1));
    cleanUp();

    var rest = entries().get(0);
    assertThat(rest.actor()).isEqualTo(ActorId.STRANGER);
    assertThat(rest.address()).isEmpty();
    assertThat(rest.changes()).containsExactly(AuditChange.to("omitted", 1000 - NoteLimit.MOST));
    assertThat(ports.outbound().auditLog().end()).isEqualTo(NoteLimit.MOST + 1);
  }

  @Test
  void minuteLaterAnAddressIsNotedAgain() {
    for (var i = 0; i < 10; i++) herald.noteAccess().signInFailed("192.0.2.1");
    clock.advance(Duration.ofMinutes(1));
    herald.noteAccess().signInFailed("192.0.2.1");

    assertThat(ports.outbound().auditLog().end()).isEqualTo(NoteLimit.MOST_OF_A_SOURCE + 1);
  }

  @Test
  void nothingThatIsReadHasChanged() {
    var version = herald.readVersion().version();

    herald.noteAccess().signInFailed("192.0.2.1");

    assertThat(herald.readVersion().version()).isEqualTo(version);
  }

  @Test
  void nobodyIsTurnedAwayBecauseItCannotBeNoted() {
    var busy =
        new UnitOfWork() {
          @Override
          public <T> T execute(Supplier<T> work) {
            throw new Busy("Too much is waiting.", Duration.ofSeconds(1));
          }

          @Override
          public <T> T executeUnseen(Supplier<T> work) {
            return execute(work);
          }

          @Override
          public long version() {
            return 0;
          }
        };
    var notes = Services.over(ports.outbound().toBuilder().unitOfWork(busy).build()).noteAccess();

    assertThatCode(
            () -> {
              notes.admitted(PRESS);
              notes.signedIn(PRESS);
              notes.signInFailed("192.0.2.1");
            })
        .doesNotThrowAnyException();
    assertThat(entries()).isEmpty();
  }
}
