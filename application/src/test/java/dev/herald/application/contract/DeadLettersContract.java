package dev.herald.application.contract;

import static dev.herald.application.view.DeliveryView.State.DEAD_LETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.herald.application.port.out.DeadLetters;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.DeliveryView;
import dev.herald.application.view.PageRequest;
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

/** What {@link DeadLetters} promise. */
public interface DeadLettersContract extends DeliveryContract {

  @Test
  default void keepsEveryField() {
    var event = new Subscribed(NEWS, new AccountId("ann"), NotificationMode.NOTIFY, NOW);
    var position = happened(event);

    write(() -> ports().deadLetters().add(ONE, position, 13, SOON, Texts.OPAQUE));

    assertThat(deadLettersOf(ONE))
        .containsExactly(
            new DeliveryView(position, event, DEAD_LETTER, 13, Optional.of(Texts.OPAQUE), SOON));
  }

  @Test
  default void replacesADeliveryThatWaits() {
    var position = happened(NEWS);
    write(() -> ports().deliveryQueue().put(ONE, position, 1, NOW, "first"));

    write(() -> ports().deadLetters().add(ONE, position, 2, SOON, "second"));

    assertThat(onlyDeadLetter().attempts()).isEqualTo(2);
    assertThat(onlyDeadLetter().failure()).contains("second");
    assertThat(onlyDeadLetter().at()).isEqualTo(SOON);
    assertThat(waiting(ONE)).isEmpty();
  }

  @Test
  default void listsTheNewestEventFirstPageByPage() {
    var positions = Stream.of(NEWS, SPORT, NEWS, NEWS, SPORT).map(this::happened).toList();
    positions.forEach(it -> addDeadLetter(ONE, it));
    enqueue(ONE, happened(NEWS), NOW);

    assertThat(
            Paging.pages(
                2, page -> ports().deadLetters().list(ONE, page).map(DeliveryView::position)))
        .containsExactly(
            List.of(positions.get(4), positions.get(3)),
            List.of(positions.get(2), positions.get(1)),
            List.of(positions.get(0)));
  }

  @Test
  default void pagingNeitherSkipsNorRepeatsWhileDeliveriesComeAndGo() {
    var a = givenDeadLetter(NEWS);
    var b = givenDeadLetter(NEWS);
    var c = givenDeadLetter(NEWS);
    var d = givenDeadLetter(NEWS);
    var first = ports().deadLetters().list(ONE, PageRequest.first(2));

    remove(Set.of(c));
    givenDeadLetter(NEWS);

    var second = ports().deadLetters().list(ONE, Paging.after(first, 2));
    assertThat(first.map(DeliveryView::position).items()).containsExactly(d, c);
    assertThat(second.map(DeliveryView::position).items()).containsExactly(b, a);
    assertThat(second.next()).isEmpty();
  }

  @Test
  default void oldestAreRemovedIfThereAreTooMany() {
    var dead = Stream.of(NEWS, SPORT, NEWS, SPORT, NEWS).map(this::givenDeadLetter).toList();
    var waits = happened(NEWS);
    enqueue(ONE, waits, NOW);
    addDeadLetter(OTHER, dead.get(0));

    removeOldest(5, 100);
    assertThat(dead(ONE)).hasSize(5);
    removeOldest(2, 2);
    assertThat(dead(ONE)).containsExactly(dead.get(4), dead.get(3), dead.get(2));
    removeOldest(2, 100);
    assertThat(dead(ONE)).containsExactly(dead.get(4), dead.get(3));

    assertThat(waiting(ONE)).containsExactly(waits);
    assertThat(dead(OTHER)).containsExactly(dead.get(0));
  }

  @Test
  default void removesAllAndNothingThatWaits() {
    givenDeadLetter(NEWS);
    givenDeadLetter(SPORT);
    var waits = happened(NEWS);
    enqueue(ONE, waits, NOW);
    addDeadLetter(OTHER, waits);

    assertThat(remove(ALL)).isEqualTo(2);

    assertThat(dead(ONE)).isEmpty();
    assertThat(waiting(ONE)).containsExactly(waits);
    assertThat(dead(OTHER)).containsExactly(waits);
  }

  @Test
  default void removesTheChosenAlone() {
    var first = givenDeadLetter(NEWS);
    var second = givenDeadLetter(NEWS);
    var waits = happened(NEWS);
    enqueue(ONE, waits, NOW);
    var unknown = waits + 1;

    assertThat(remove(Set.of(first, waits, unknown))).isEqualTo(1);

    assertThat(dead(ONE)).containsExactly(second);
    assertThat(waiting(ONE)).containsExactly(waits);
  }

  @Test
  default void removesNothingOfOthers() {
    var position = happened(NEWS);
    addDeadLetter(OTHER, position);

    assertThat(remove(Set.of(position))).isZero();
    assertThat(dead(OTHER)).containsExactly(position);
  }

  @Test
  default void addsWhatWaitsInAPartOfTheLog() {
    var first = happened(NEWS);
    var second = happened(NEWS);
    var third = happened(NEWS);
    for (var position : List.of(first, second, third)) enqueue(ONE, position, NOW);

    write(() -> ports().deadLetters().addWaiting(first, second, NOW, "too old"));

    assertThat(dead(ONE)).containsExactly(second);
    assertThat(waiting(ONE)).containsExactlyInAnyOrder(first, third);
    assertThat(onlyDeadLetter().failure()).contains("too old");
  }

  @Test
  default void deliveryOfAForgottenEventIsKept() {
    var position = happened(NEWS);
    addDeadLetter(ONE, position);
    addDeadLetter(OTHER, position);

    write(() -> ports().events().forgetUpTo(position));

    assertThat(ports().events().after(0, 10)).isEmpty();
    assertThat(onlyDeadLetter().position()).isEqualTo(position);
    redeliver(Set.of(position));
    assertThat(due(NOW)).containsExactly(position);
    write(() -> ports().deliveryQueue().remove(ONE, Set.of(position)));
    assertThat(waiting(ONE)).isEmpty();
    assertThat(dead(OTHER)).containsExactly(position);
  }

  @Test
  default void nothingIsThereAtFirst() {
    happened(NEWS);

    assertThat(dead(ONE)).isEmpty();
    assertThat(ports().deadLetters().count(ONE)).isZero();
    assertThat(redeliver(ALL)).isZero();
    assertThat(remove(ALL)).isZero();
  }

  @Test
  default void listsAndCountsDeadLettersAndNothingThatWaits() {
    var older = givenDeadLetter(SPORT);
    var newer = givenDeadLetter(SPORT);
    enqueue(ONE, happened(NEWS), NOW);

    assertThat(dead(ONE)).containsExactly(newer, older);
    assertThat(ports().deadLetters().count(ONE)).isEqualTo(2);
  }

  @Test
  default void countsTellReceiversApart() {
    var position = givenDeadLetter(NEWS);
    givenDeadLetter(SPORT);
    addDeadLetter(OTHER, position);
    enqueue(new WebhookId("third"), position, NOW);

    assertThat(
            ports()
                .deadLetters()
                .counts(Set.of(ONE, OTHER, new WebhookId("third"), new WebhookId("nobody"))))
        .containsExactlyInAnyOrderEntriesOf(Map.of(ONE, 2L, OTHER, 1L));
    assertThat(ports().deadLetters().counts(Set.of())).isEmpty();
  }

  @Test
  default void redeliversAllAsIfTheyHadNeverBeenTried() {
    var first = givenDeadLetter(NEWS);
    var second = givenDeadLetter(SPORT);

    assertThat(redeliver(ALL)).isEqualTo(2);

    assertThat(dead(ONE)).isEmpty();
    assertThat(due(NOW)).containsExactly(first, second);
    assertThat(waitingOf(ONE))
        .extracting(DeliveryView::attempts, DeliveryView::failure, DeliveryView::at)
        .containsOnly(tuple(0, Optional.empty(), NOW));
  }

  @Test
  default void redeliversTheChosenAlone() {
    var first = givenDeadLetter(NEWS);
    var second = givenDeadLetter(NEWS);
    var third = happened(SPORT);
    enqueue(ONE, third, SOON);
    var unknown = third + 1;

    assertThat(redeliver(Set.of(second, third, unknown))).isEqualTo(1);

    assertThat(due(NOW)).containsExactly(second);
    assertThat(dead(ONE)).containsExactly(first);
    assertThat(redeliver(Set.of(unknown))).isZero();
  }

  @Test
  default void redeliversNothingOfOthers() {
    addDeadLetter(OTHER, happened(NEWS));

    assertThat(redeliver(ALL)).isZero();
    assertThat(ports().deadLetters().count(OTHER)).isEqualTo(1);
  }

  @Test
  default void findsADeliveryWhileItIsADeadLetter() {
    var position = happened(NEWS);
    enqueue(ONE, position, NOW);
    assertThat(ports().deadLetters().find(ONE, position)).isEmpty();

    addDeadLetter(ONE, position);
    assertThat(ports().deadLetters().find(ONE, position)).contains(onlyDeadLetter());
    assertThat(ports().deadLetters().find(OTHER, position)).isEmpty();
    assertThat(ports().deadLetters().find(ONE, position + 1)).isEmpty();

    redeliver(ALL);
    assertThat(ports().deadLetters().find(ONE, position)).isEmpty();
  }

  @Test
  default void ofADeletedChannelNothingIsSeenButItsDeletion() {
    var dead = givenDeadLetter(NEWS);
    var deleted = givenDeleted(NEWS);
    assertThat(dead(ONE)).isEmpty();
    addDeadLetter(ONE, deleted);

    assertThat(dead(ONE)).containsExactly(deleted);
    assertThat(ports().deadLetters().count(ONE)).isEqualTo(1);
    assertThat(ports().deadLetters().find(ONE, dead)).isEmpty();
    assertThat(remove(Set.of(dead))).isZero();
    assertThat(redeliver(ALL)).isEqualTo(1);
    assertThat(onlyWaiting().event())
        .isEqualTo(new ChannelDeleted(NEWS, "news", Samples.OWNER, NOW));
  }

  @Test
  default void nothingIsKeptOfAnEventThatIsGone() {
    var position = happened(NEWS);
    givenDeleted(NEWS);
    purge();

    addDeadLetter(ONE, position);

    assertThat(dead(ONE)).isEmpty();
  }

  private void removeOldest(int most, int step) {
    write(() -> ports().deadLetters().removeOldest(ONE, most, step));
  }

  private int redeliver(Set<Long> positions) {
    return write(() -> ports().deadLetters().redeliver(ONE, positions, NOW));
  }

  private int remove(Set<Long> positions) {
    return write(() -> ports().deadLetters().remove(ONE, positions));
  }
}
