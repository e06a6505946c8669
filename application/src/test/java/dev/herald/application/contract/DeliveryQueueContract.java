package dev.herald.application.contract;

import static dev.herald.application.testkit.Samples.ADMIN;
import static dev.herald.application.view.DeliveryView.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.herald.application.port.out.DeliveryQueue;
import dev.herald.application.port.out.DeliveryQueue.Backlog;
import dev.herald.application.port.out.DeliveryQueue.Waiting;
import dev.herald.application.port.out.EventLog.Entry;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.DeliveryView;
import dev.herald.domain.event.DomainEvent.ChannelDeleted;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.webhook.WebhookId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a {@link DeliveryQueue} promises. */
public interface DeliveryQueueContract extends DueDeliveriesContract {

  @Test
  default void nothingIsThereAtFirst() {
    happened(NEWS);

    assertThat(waiting(ONE)).isEmpty();
    assertThat(ports().deliveryQueue().backlog(ONE)).isEqualTo(Backlog.NONE);
    assertThat(due(NOW)).isEmpty();
    assertThat(ports().deliveryQueue().nextDue(ONE)).isEmpty();
    assertThat(ports().deliveryQueue().blocked(ONE)).isEmpty();
    assertThat(redeliver(ALL)).isZero();
    assertThat(remove(ALL)).isZero();
  }

  @Test
  default void keepsEveryField() {
    var event = new Subscribed(NEWS, new AccountId("ann"), NotificationMode.NOTIFY, NOW);
    var position = happened(event);

    write(() -> ports().deliveryQueue().put(ONE, position, 3, SOON, Texts.OPAQUE));

    assertThat(waitingOf(ONE))
        .containsExactly(
            new DeliveryView(position, event, WAITING, 3, Optional.of(Texts.OPAQUE), SOON));
    assertThat(ports().deliveryQueue().due(ONE, SOON, LATER, 10))
        .containsExactly(new Waiting(new Entry(position, event, Optional.of(ADMIN.id())), 3));
  }

  @Test
  default void whatWasNotTriedHasNotFailed() {
    var position = happened(NEWS);

    write(() -> ports().deliveryQueue().put(ONE, position, 0, NOW, ""));

    assertThat(onlyWaiting().failure()).isEmpty();
  }

  @Test
  default void replacesADeliveryOfTheSameEventAlsoADeadLetter() {
    var position = happened(NEWS);
    var dead = happened(NEWS);
    write(() -> ports().deliveryQueue().put(ONE, position, 1, NOW, "first"));
    addDeadLetter(ONE, dead);

    write(() -> ports().deliveryQueue().put(ONE, position, 2, SOON, "second"));
    write(() -> ports().deliveryQueue().put(ONE, dead, 3, SOON, "third"));

    assertThat(waitingOf(ONE))
        .extracting(DeliveryView::attempts, it -> it.failure().orElseThrow(), DeliveryView::at)
        .containsExactly(tuple(3, "third", SOON), tuple(2, "second", SOON));
    assertThat(dead(ONE)).isEmpty();
  }

  @Test
  default void sameEventCanWaitForOneReceiverAndBeADeadLetterOfAnother() {
    var position = happened(NEWS);

    enqueue(ONE, position, NOW);
    addDeadLetter(OTHER, position);

    assertThat(waiting(ONE)).containsExactly(position);
    assertThat(dead(ONE)).isEmpty();
    assertThat(waiting(OTHER)).isEmpty();
    assertThat(dead(OTHER)).containsExactly(position);
  }

  @Test
  default void removedDeliveryIsForgotten() {
    var first = happened(NEWS);
    var second = happened(NEWS);
    for (var receiver : List.of(ONE, OTHER)) {
      enqueue(receiver, first, NOW);
      enqueue(receiver, second, NOW);
    }

    write(() -> ports().deliveryQueue().remove(ONE, Set.of(first)));

    assertThat(waiting(ONE)).containsExactly(second);
    assertThat(waiting(OTHER)).containsExactly(second, first);
  }

  @Test
  default void listsAndCountsWhatWaitsAndNoDeadLetters() {
    var waits = happened(NEWS);
    var newer = happened(SPORT);
    givenDeadLetter(SPORT);
    enqueue(ONE, waits, NOW);
    enqueue(ONE, newer, NOW);

    assertThat(waiting(ONE)).containsExactly(newer, waits);
    assertThat(ports().deliveryQueue().backlog(ONE).size()).isEqualTo(2);
  }

  @Test
  default void listsTheNewestEventFirstPageByPage() {
    var positions = Stream.of(NEWS, SPORT, NEWS, NEWS, SPORT).map(this::happened).toList();
    positions.forEach(it -> enqueue(ONE, it, NOW));
    givenDeadLetter(NEWS);

    assertThat(
            Paging.pages(
                2, page -> ports().deliveryQueue().list(ONE, page).map(DeliveryView::position)))
        .containsExactly(
            List.of(positions.get(4), positions.get(3)),
            List.of(positions.get(2), positions.get(1)),
            List.of(positions.get(0)));
  }

  @Test
  default void failingIsTheOldestThatWasTriedAndWaits() {
    assertThat(ports().deliveryQueue().backlog(ONE).failing()).isEmpty();
    givenDeadLetter(NEWS);
    var notTried = happened(NEWS);
    write(() -> ports().deliveryQueue().put(ONE, notTried, 0, NOW, ""));
    enqueue(OTHER, happened(NEWS), NOW);
    assertThat(ports().deliveryQueue().backlog(ONE).failing()).isEmpty();

    var older = happened(SPORT);
    var newer = happened(NEWS);
    enqueue(ONE, newer, NOW);
    enqueue(ONE, older, SOON);

    var listed = waitingOf(ONE);
    assertThat(ports().deliveryQueue().backlog(ONE).failing()).contains(listed.get(1));
    assertThat(listed.get(1).position()).isEqualTo(older);
  }

  @Test
  default void backlogsTellReceiversApart() {
    var news = happened(NEWS);
    var sport = happened(SPORT);
    enqueue(ONE, news, NOW);
    enqueue(ONE, sport, NOW);
    addDeadLetter(OTHER, news);
    write(() -> ports().deliveryQueue().put(OTHER, sport, 0, NOW, ""));
    enqueue(new WebhookId("third"), news, NOW);

    var failing = ports().deliveryQueue().find(ONE, news);
    assertThat(ports().deliveryQueue().backlogs(Set.of(ONE, OTHER, new WebhookId("nobody"))))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(ONE, new Backlog(2, failing), OTHER, new Backlog(1, Optional.empty())));
    assertThat(ports().deliveryQueue().backlogs(Set.of())).isEmpty();
  }

  @Test
  default void redeliversAllAsIfTheyHadNeverBeenTried() {
    var first = happened(NEWS);
    var second = happened(SPORT);
    enqueue(ONE, first, SOON);
    write(() -> ports().deliveryQueue().put(ONE, second, 7, SOON, "no luck"));

    assertThat(redeliver(ALL)).isEqualTo(2);

    assertThat(due(NOW)).containsExactly(first, second);
    assertThat(waitingOf(ONE))
        .extracting(DeliveryView::attempts, DeliveryView::failure, DeliveryView::at)
        .containsOnly(tuple(0, Optional.empty(), NOW));
  }

  @Test
  default void redeliversTheChosenAlone() {
    var news = happened(NEWS);
    var sport = happened(SPORT);
    enqueue(ONE, news, SOON);
    enqueue(ONE, sport, SOON);
    var unknown = sport + 1;

    assertThat(redeliver(Set.of(sport, unknown))).isEqualTo(1);

    assertThat(due(NOW)).containsExactly(sport);
    assertThat(redeliver(Set.of(unknown))).isZero();
  }

  @Test
  default void redeliversNothingOfOthersAndNoDeadLetters() {
    enqueue(OTHER, happened(NEWS), SOON);
    givenDeadLetter(NEWS);

    assertThat(redeliver(ALL)).isZero();
    assertThat(waitingOf(OTHER)).extracting(DeliveryView::at).containsExactly(SOON);
    assertThat(dead(ONE)).hasSize(1);
  }

  @Test
  default void removesTheChosenAlone() {
    var first = happened(NEWS);
    var second = happened(NEWS);
    enqueue(ONE, first, NOW);
    enqueue(ONE, second, NOW);
    var unknown = givenDeadLetter(NEWS);

    assertThat(remove(Set.of(first, unknown))).isEqualTo(1);

    assertThat(waiting(ONE)).containsExactly(second);
    assertThat(dead(ONE)).containsExactly(unknown);
  }

  @Test
  default void removesAllOfOneReceiverAndNoDeadLetters() {
    var waits = happened(NEWS);
    var dead = givenDeadLetter(NEWS);
    enqueue(ONE, waits, NOW);
    enqueue(OTHER, waits, NOW);

    assertThat(remove(ALL)).isEqualTo(1);

    assertThat(waiting(ONE)).isEmpty();
    assertThat(dead(ONE)).containsExactly(dead);
    assertThat(waiting(OTHER)).containsExactly(waits);
  }

  @Test
  default void removesNothingOfOthers() {
    var position = happened(NEWS);
    enqueue(OTHER, position, NOW);

    assertThat(remove(Set.of(position))).isZero();
    assertThat(waiting(OTHER)).containsExactly(position);
  }

  @Test
  default void findsADeliveryWhileItWaits() {
    var position = happened(NEWS);
    assertThat(ports().deliveryQueue().find(ONE, position)).isEmpty();

    enqueue(ONE, position, NOW);
    assertThat(ports().deliveryQueue().find(ONE, position)).contains(onlyWaiting());
    assertThat(ports().deliveryQueue().find(OTHER, position)).isEmpty();
    assertThat(ports().deliveryQueue().find(ONE, position + 1)).isEmpty();

    addDeadLetter(ONE, position);
    assertThat(ports().deliveryQueue().find(ONE, position)).isEmpty();

    enqueue(ONE, position, NOW);
    remove(Set.of(position));
    assertThat(ports().deliveryQueue().find(ONE, position)).isEmpty();
  }

  @Test
  default void ofADeletedChannelNothingIsSeenButItsDeletion() {
    var waits = happened(NEWS);
    enqueue(ONE, waits, NOW);
    var deleted = givenDeleted(NEWS);
    enqueue(ONE, deleted, NOW.minusMillis(1));

    assertThat(due(NOW)).containsExactly(deleted);
    assertThat(ports().deliveryQueue().nextDue(ONE)).contains(NOW.minusMillis(1));
    assertThat(ports().deliveryQueue().blocked(ONE)).containsExactly(NEWS);
    assertThat(waiting(ONE)).containsExactly(deleted);
    assertThat(ports().deliveryQueue().backlog(ONE))
        .isEqualTo(new Backlog(1, Optional.of(onlyWaiting())));
    assertThat(ports().deliveryQueue().find(ONE, waits)).isEmpty();
    assertThat(remove(Set.of(waits))).isZero();
    assertThat(redeliver(ALL)).isEqualTo(1);
    assertThat(onlyWaiting().event())
        .isEqualTo(new ChannelDeleted(NEWS, "news", Samples.OWNER, NOW));
  }

  @Test
  default void deletedChannelIsNotBlockedByWhatIsNoLongerSeen() {
    enqueue(ONE, happened(NEWS), NOW);
    givenDeleted(NEWS);

    assertThat(ports().deliveryQueue().blocked(ONE)).isEmpty();
    assertThat(ports().deliveryQueue().nextDue(ONE)).isEmpty();
  }

  @Test
  default void deletedChannelIsPurgedWithItsDeliveriesButThatOfItsDeletion() {
    enqueue(ONE, happened(NEWS), NOW);
    addDeadLetter(OTHER, happened(NEWS));
    var kept = happened(SPORT);
    enqueue(ONE, kept, NOW);
    var deleted = givenDeleted(NEWS);
    enqueue(ONE, deleted, NOW);

    purge();

    assertThat(due(NOW)).containsExactly(kept, deleted);
    assertThat(ports().events().after(0, 10)).hasSize(2);
    assertThat(ports().deadLetters().count(OTHER)).isZero();
  }

  @Test
  default void nothingIsKeptOfAnEventThatIsGone() {
    var waits = happened(NEWS);
    givenDeleted(NEWS);
    purge();

    enqueue(ONE, waits, NOW);

    assertThat(due(NOW)).isEmpty();
    assertThat(waiting(ONE)).isEmpty();
  }

  private int redeliver(Set<Long> positions) {
    return write(() -> ports().deliveryQueue().redeliver(ONE, positions, NOW));
  }

  private int remove(Set<Long> positions) {
    return write(() -> ports().deliveryQueue().remove(ONE, positions));
  }
}
