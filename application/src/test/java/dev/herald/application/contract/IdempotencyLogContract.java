package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.IdempotencyLog;
import dev.herald.application.port.out.IdempotencyLog.Entry;
import dev.herald.application.testkit.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an {@link IdempotencyLog} promises. */
public interface IdempotencyLogContract extends PortContract {

  @Test
  default void findsNothingWhereNothingIs() {
    assertThat(find("key")).isEmpty();
  }

  @Test
  default void findsWhatWasSaved() {
    var entry = given("key", Samples.NOW);
    given("KEY", Samples.NOW.plusSeconds(1));

    assertThat(find("key")).contains(entry);
    assertThat(find("Key")).isEmpty();
  }

  @Test
  default void canBeAskedOutsideAUnitOfWork() {
    var entry = given("key", Samples.NOW);

    assertThat(ports().idempotency().find("key")).contains(entry);
    assertThat(ports().idempotency().find("other")).isEmpty();
  }

  @Test
  default void keepsTextAsItIs() {
    var entry = new Entry(Texts.OPAQUE, Texts.LINES, "x".repeat(64), Samples.NOW);

    write(() -> ports().idempotency().save(entry));

    assertThat(find(Texts.OPAQUE)).contains(entry);
  }

  @Test
  default void newerEntryReplacesAnOlderOneWithTheSameKey() {
    given("key", Samples.NOW);
    var other = given("other", Samples.NOW);
    var newer = new Entry("key", "another fingerprint", "another id", Samples.NOW.plusSeconds(1));

    write(() -> ports().idempotency().save(newer));

    assertThat(find("key")).contains(newer);
    assertThat(find("other")).contains(other);
  }

  @Test
  default void forgetsEntriesFromBeforeAMoment() {
    given("old", Samples.NOW.minusMillis(1));
    var onTime = given("on time", Samples.NOW);
    var fresh = given("fresh", Samples.NOW.plusMillis(1));

    assertThat(forget(10)).isEqualTo(1);
    assertThat(find("old")).isEmpty();
    assertThat(find("on time")).contains(onTime);
    assertThat(find("fresh")).contains(fresh);
    assertThat(forget(10)).isZero();
  }

  @Test
  default void forgetsNoMoreThanAskedFor() {
    for (var key : List.of("a", "b", "c", "d", "e")) given(key, Samples.NOW.minusSeconds(1));

    assertThat(forget(2)).isEqualTo(2);
    assertThat(forget(2)).isEqualTo(2);
    assertThat(forget(2)).isEqualTo(1);
    assertThat(forget(2)).isZero();
  }

  private Entry given(String key, Instant at) {
    var entry = new Entry(key, "fingerprint of " + key, "made for " + key, at);
    write(() -> ports().idempotency().save(entry));
    return entry;
  }

  private Optional<Entry> find(String key) {
    return write(() -> ports().idempotency().find(key));
  }

  /** Forgets entries from before {@link Samples#NOW}. */
  private int forget(int most) {
    return write(() -> ports().idempotency().forget(Samples.NOW, most));
  }
}
