package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.DeliveryQueue;
import dev.herald.application.port.out.DeliveryQueue.Waiting;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a {@link DeliveryQueue} promises of when and in which order deliveries are due. */
public interface DueDeliveriesContract extends DeliveryContract {

  @Test
  default void isDueFromItsMomentOn() {
    var position = happened(NEWS);
    enqueue(ONE, position, NOW);

    assertThat(due(NOW.minusMillis(1))).isEmpty();
    assertThat(due(NOW)).containsExactly(position);
    assertThat(due(SOON)).containsExactly(position);
  }

  @Test
  default void isDueIfItWasNotedBeforeTheClockWasSetBack() {
    var position = happened(NEWS);
    enqueue(ONE, position, LATER);
    assertThat(due(NOW)).isEmpty();

    enqueue(ONE, position, LATER.plusMillis(1));
    assertThat(due(NOW)).containsExactly(position);
  }

  @Test
  default void channelIsDueWithAllThatWaitsBehindItsOldest() {
    var oldest = happened(NEWS);
    var behind = happened(NEWS);
    enqueue(ONE, behind, SOON);
    enqueue(ONE, oldest, NOW);

    assertThat(due(NOW)).containsExactly(oldest, behind);
  }

  @Test
  default void nothingIsDueBehindAnOldestThatIsNot() {
    var oldest = happened(NEWS);
    var behind = happened(NEWS);
    enqueue(ONE, oldest, SOON);
    enqueue(ONE, behind, NOW);

    assertThat(due(NOW)).isEmpty();
  }

  @Test
  default void channelsDoNotWaitForEachOther() {
    var waits = happened(NEWS);
    var due = happened(SPORT);
    enqueue(ONE, waits, SOON);
    enqueue(ONE, due, NOW);

    assertThat(due(NOW)).containsExactly(due);
  }

  @Test
  default void nothingWaitsBehindADeadLetter() {
    var dead = happened(NEWS);
    var waits = happened(NEWS);
    addDeadLetter(ONE, dead);
    enqueue(ONE, waits, NOW);

    assertThat(due(NOW)).containsExactly(waits);
  }

  @Test
  default void oldestAreDueFirstWhateverTheirChannels() {
    var positions = Stream.of(NEWS, SPORT, NEWS, SPORT).map(this::happened).toList();
    for (var i : List.of(3, 0, 2, 1)) enqueue(ONE, positions.get(i), NOW.minusMillis(i));

    assertThat(due(NOW)).containsExactlyElementsOf(positions);
    assertThat(ports().deliveryQueue().due(ONE, NOW, LATER, 3))
        .extracting(Waiting::position)
        .containsExactlyElementsOf(positions.subList(0, 3));
  }

  @Test
  default void whatIsDueForAnotherIsNot() {
    enqueue(OTHER, happened(NEWS), NOW);

    assertThat(due(NOW)).isEmpty();
    assertThat(ports().deliveryQueue().nextDue(ONE)).isEmpty();
    assertThat(ports().deliveryQueue().blocked(ONE)).isEmpty();
  }

  @Test
  default void nextIsDueWhenTheOldestOfAChannelIs() {
    var oldest = happened(NEWS);
    var behind = happened(NEWS);
    var dead = happened(SPORT);
    enqueue(ONE, oldest, SOON.plusMillis(1));
    enqueue(ONE, behind, NOW);
    addDeadLetter(ONE, dead);
    assertThat(ports().deliveryQueue().nextDue(ONE)).contains(SOON.plusMillis(1));

    enqueue(ONE, happened(SPORT), SOON);
    assertThat(ports().deliveryQueue().nextDue(ONE)).contains(SOON);
  }

  @Test
  default void channelIsBlockedWhileSomethingOfItWaits() {
    var first = happened(NEWS);
    var second = happened(NEWS);
    enqueue(ONE, first, SOON);
    enqueue(ONE, second, NOW);
    addDeadLetter(ONE, happened(SPORT));
    assertThat(ports().deliveryQueue().blocked(ONE)).containsExactly(NEWS);

    write(() -> ports().deliveryQueue().remove(ONE, Set.of(first)));
    assertThat(ports().deliveryQueue().blocked(ONE)).containsExactly(NEWS);

    addDeadLetter(ONE, second);
    assertThat(ports().deliveryQueue().blocked(ONE)).isEmpty();
  }
}
