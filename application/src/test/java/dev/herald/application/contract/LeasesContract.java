package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.Leases;
import dev.herald.application.port.out.Leases.Duty;
import org.junit.jupiter.api.Test;

/** What {@link Leases} promise a process that has its store for itself. */
public interface LeasesContract extends PortContract {

  @Test
  default void dutyIsKeptUnderTheSameNumber() {
    var taken = ports().leases().hold(Duty.RELAY);

    assertThat(taken).isPresent();
    assertThat(ports().leases().hold(Duty.RELAY)).isEqualTo(taken);
    assertThat(isHeld(taken.getAsLong())).isTrue();
  }

  @Test
  default void dutyThatWasReleasedCanBeTakenAgain() {
    var token = ports().leases().hold(Duty.RELAY).getAsLong();

    ports().leases().release(Duty.RELAY, token);
    ports().leases().release(Duty.RELAY, token);

    var again = ports().leases().hold(Duty.RELAY);
    assertThat(again).isPresent();
    assertThat(isHeld(again.getAsLong())).isTrue();
  }

  private boolean isHeld(long token) {
    return write(() -> ports().leases().isHeld(Duty.RELAY, token));
  }
}
