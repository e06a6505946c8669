package dev.herald.application.contract;

import static dev.herald.application.view.DeliveryView.State.FAILED;
import static dev.herald.application.view.DeliveryView.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.herald.application.port.out.DeliveryLog;
import dev.herald.application.port.out.EventLog.Entry;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.DeliveryView;
import dev.herald.application.view.DeliveryView.State;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.event.DomainEvent.ChannelDeleted;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a {@link DeliveryLog} promises. */
public interface DeliveryLogContract extends PortContract {

  WebhookId ONE = new WebhookId("one");
  WebhookId OTHER = new WebhookId("ONE");
  ChannelId NEWS = new ChannelId("news");
  ChannelId SPORT = new ChannelId("sport");
  Instant NOW = Samples.NOW;
  Instant SOON = NOW.plusMillis(1);
  Set<Long> ALL = Set.of();

  @BeforeEach
  default void givenTwoChannels() {
    givenChannel("news");
    givenChannel("sport");
  }

  // How far receivers have been told

  @Test
  default void receiverIsNotKnownAtFirst() {
    move(OTHER, 7);

    assertThat(ports().deliveries().position(ONE)).isEmpty();
  }

  @Test
  default void eachReceiverHasAPositionOfItsOwn() {
    move(ONE, 0);
    move(OTHER, Long.MAX_VALUE);

    assertThat(ports().deliveries().position(ONE)).hasValue(0);
    assertThat(ports().deliveries().position(OTHER)).hasValue(Long.MAX_VALUE);
  }

  @Test
  default void positionMovesOn() {
    move(ONE, 7);
    move(OTHER, 7);

    move(ONE, 9);

    assertThat(ports().deliveries().position(ONE)).hasValue(9);
    assertThat(ports().deliveries().position(OTHER)).hasValue(7);
  }

  @Test
  default void receiverIsForgottenWithAllThatItCouldNotBeTold() {
    var waits = happened(NEWS);
    var failed = happened(NEWS);
    for (var receiver : List.of(ONE, OTHER)) {
      move(receiver, failed);
      await(receiver, waits, NOW);
      giveUp(receiver, failed);
    }

    write(() -> ports().deliveries().forget(ONE));

    assertThat(ports().deliveries().position(ONE)).isEmpty();
    assertThat(positions(ONE, WAITING)).isEmpty();
    assertThat(positions(ONE, FAILED)).isEmpty();
    assertThat(ports().deliveries().position(OTHER)).hasValue(failed);
    assertThat(positions(OTHER, WAITING)).containsExactly(waits);
    assertThat(positions(OTHER, FAILED)).containsExactly(failed);
  }

  // What they could not be told

  @Test
  default void nothingIsThereAtFirst() {
    happened(NEWS);

    for (var state : State.values()) {
      assertThat(positions(ONE, state)).isEmpty();
      assertThat(ports().deliveries().count(ONE, state)).isZero();
    }
    assertThat(due(NOW)).isEmpty();
    assertThat(ports().deliveries().nextDue(ONE)).isEmpty();
    assertThat(ports().deliveries().blocked(ONE)).isEmpty();
    assertThat(revive(ALL)).isZero();
    assertThat(discard(ALL)).isZero();
  }

  @Test
  default void keepsEveryFieldOfWhatWaits() {
    var event = new Subscribed(NEWS, new AccountId("ann"), NOW);
    var position = happened(event);

    write(() -> ports().deliveries().await(ONE, position, 3, SOON, Texts.OPAQUE));

    assertThat(ports().deliveries().list(ONE, WAITING, Paging.ALL).items())
        .containsExactly(
            new DeliveryView(position, event, WAITING, 3, Optional.of(Texts.OPAQUE), SOON));
    assertThat(ports().deliveries().due(ONE, SOON, 10))
        .containsExactly(new DeliveryLog.Waiting(new Entry(position, event), 3));
  }

  @Test
  default void keepsEveryFieldOfWhatWasGivenUp() {
    var event = new Subscribed(NEWS, new AccountId("ann"), NOW);
    var position = happened(event);

    write(() -> ports().deliveries().giveUp(ONE, position, 13, SOON, Texts.OPAQUE));

    assertThat(ports().deliveries().list(ONE, FAILED, Paging.ALL).items())
        .containsExactly(
            new DeliveryView(position, event, FAILED, 13, Optional.of(Texts.OPAQUE), SOON));
  }

  @Test
  default void whatWasNotTriedHasNotFailed() {
    var position = happened(NEWS);

    write(() -> ports().deliveries().await(ONE, position, 0, NOW, ""));

    assertThat(only(WAITING).failure()).isEmpty();
  }

  @Test
  default void awaitReplacesWhatIsKeptOfTheSameDelivery() {
    var position = happened(NEWS);
    var failed = happened(NEWS);
    write(() -> ports().deliveries().await(ONE, position, 1, NOW, "first"));
    giveUp(ONE, failed);

    write(() -> ports().deliveries().await(ONE, position, 2, SOON, "second"));
    write(() -> ports().deliveries().await(ONE, failed, 3, SOON, "third"));

    assertThat(ports().deliveries().list(ONE, WAITING, Paging.ALL).items())
        .extracting(DeliveryView::attempts, it -> it.failure().orElseThrow(), DeliveryView::at)
        .containsExactly(tuple(3, "third", SOON), tuple(2, "second", SOON));
    assertThat(positions(ONE, FAILED)).isEmpty();
  }

  @Test
  default void givingUpReplacesWhatWaits() {
    var position = happened(NEWS);
    write(() -> ports().deliveries().await(ONE, position, 1, NOW, "first"));

    write(() -> ports().deliveries().giveUp(ONE, position, 2, SOON, "second"));

    assertThat(only(FAILED).attempts()).isEqualTo(2);
    assertThat(only(FAILED).failure()).contains("second");
    assertThat(only(FAILED).at()).isEqualTo(SOON);
    assertThat(positions(ONE, WAITING)).isEmpty();
  }

  @Test
  default void sameEventCanWaitForOneReceiverAndBeGivenUpForAnother() {
    var position = happened(NEWS);

    await(ONE, position, NOW);
    giveUp(OTHER, position);

    assertThat(positions(ONE, WAITING)).containsExactly(position);
    assertThat(positions(ONE, FAILED)).isEmpty();
    assertThat(positions(OTHER, WAITING)).isEmpty();
    assertThat(positions(OTHER, FAILED)).containsExactly(position);
  }

  @Test
  default void removedDeliveryIsForgotten() {
    var first = happened(NEWS);
    var second = happened(NEWS);
    for (var receiver : List.of(ONE, OTHER)) {
      await(receiver, first, NOW);
      await(receiver, second, NOW);
    }

    write(() -> ports().deliveries().remove(ONE, first));

    assertThat(positions(ONE, WAITING)).containsExactly(second);
    assertThat(positions(OTHER, WAITING)).containsExactly(second, first);
  }

  // What is due

  @Test
  default void isDueFromItsMomentOn() {
    var position = happened(NEWS);
    await(ONE, position, NOW);

    assertThat(due(NOW.minusMillis(1))).isEmpty();
    assertThat(due(NOW)).containsExactly(position);
    assertThat(due(SOON)).containsExactly(position);
  }

  @Test
  default void channelIsDueWithAllThatWaitsBehindItsOldest() {
    var oldest = happened(NEWS);
    var behind = happened(NEWS);
    await(ONE, behind, SOON);
    await(ONE, oldest, NOW);

    assertThat(due(NOW)).containsExactly(oldest, behind);
  }

  @Test
  default void nothingIsDueBehindAnOldestThatIsNot() {
    var oldest = happened(NEWS);
    var behind = happened(NEWS);
    await(ONE, oldest, SOON);
    await(ONE, behind, NOW);

    assertThat(due(NOW)).isEmpty();
  }

  @Test
  default void channelsDoNotWaitForEachOther() {
    var waits = happened(NEWS);
    var due = happened(SPORT);
    await(ONE, waits, SOON);
    await(ONE, due, NOW);

    assertThat(due(NOW)).containsExactly(due);
  }

  @Test
  default void nothingWaitsBehindWhatWasGivenUp() {
    var failed = happened(NEWS);
    var waits = happened(NEWS);
    giveUp(ONE, failed);
    await(ONE, waits, NOW);

    assertThat(due(NOW)).containsExactly(waits);
  }

  @Test
  default void oldestAreDueFirstWhateverTheirChannels() {
    var positions = Stream.of(NEWS, SPORT, NEWS, SPORT).map(this::happened).toList();
    for (var i : List.of(3, 0, 2, 1)) await(ONE, positions.get(i), NOW.minusMillis(i));

    assertThat(due(NOW)).containsExactlyElementsOf(positions);
    assertThat(ports().deliveries().due(ONE, NOW, 3))
        .extracting(DeliveryLog.Waiting::position)
        .containsExactlyElementsOf(positions.subList(0, 3));
  }

  @Test
  default void whatIsDueForAnotherIsNot() {
    await(OTHER, happened(NEWS), NOW);

    assertThat(due(NOW)).isEmpty();
    assertThat(ports().deliveries().nextDue(ONE)).isEmpty();
    assertThat(ports().deliveries().blocked(ONE)).isEmpty();
  }

  @Test
  default void nextIsDueWhenTheOldestOfAChannelIs() {
    var oldest = happened(NEWS);
    var behind = happened(NEWS);
    var failed = happened(SPORT);
    await(ONE, oldest, SOON.plusMillis(1));
    await(ONE, behind, NOW);
    giveUp(ONE, failed);
    assertThat(ports().deliveries().nextDue(ONE)).contains(SOON.plusMillis(1));

    await(ONE, happened(SPORT), SOON);
    assertThat(ports().deliveries().nextDue(ONE)).contains(SOON);
  }

  @Test
  default void channelIsBlockedWhileSomethingOfItWaits() {
    var first = happened(NEWS);
    var second = happened(NEWS);
    await(ONE, first, SOON);
    await(ONE, second, NOW);
    giveUp(ONE, happened(SPORT));
    assertThat(ports().deliveries().blocked(ONE)).containsExactly(NEWS);

    write(() -> ports().deliveries().remove(ONE, first));
    assertThat(ports().deliveries().blocked(ONE)).containsExactly(NEWS);

    giveUp(ONE, second);
    assertThat(ports().deliveries().blocked(ONE)).isEmpty();
  }

  // Lists

  @Test
  default void countsAndListsByState() {
    var waits = happened(NEWS);
    var failed = happened(SPORT);
    var newer = happened(SPORT);
    await(ONE, waits, NOW);
    giveUp(ONE, failed);
    giveUp(ONE, newer);

    assertThat(positions(ONE, WAITING)).containsExactly(waits);
    assertThat(positions(ONE, FAILED)).containsExactly(newer, failed);
    assertThat(ports().deliveries().count(ONE, WAITING)).isEqualTo(1);
    assertThat(ports().deliveries().count(ONE, FAILED)).isEqualTo(2);
  }

  @Test
  default void listsTheNewestEventFirstPageByPage() {
    var positions = Stream.of(NEWS, SPORT, NEWS, NEWS, SPORT).map(this::happened).toList();
    positions.forEach(it -> giveUp(ONE, it));
    await(ONE, happened(NEWS), NOW);

    assertThat(
            Paging.pages(
                2,
                page -> ports().deliveries().list(ONE, FAILED, page).map(DeliveryView::position)))
        .containsExactly(
            List.of(positions.get(4), positions.get(3)),
            List.of(positions.get(2), positions.get(1)),
            List.of(positions.get(0)));
  }

  @Test
  default void pagingNeitherSkipsNorRepeatsWhileDeliveriesComeAndGo() {
    var a = givenUp(NEWS);
    var b = givenUp(NEWS);
    var c = givenUp(NEWS);
    var d = givenUp(NEWS);
    var first = ports().deliveries().list(ONE, FAILED, PageRequest.first(2));

    write(() -> ports().deliveries().remove(ONE, c));
    givenUp(NEWS);

    var second = ports().deliveries().list(ONE, FAILED, Paging.after(first, 2));
    assertThat(first.map(DeliveryView::position).items()).containsExactly(d, c);
    assertThat(second.map(DeliveryView::position).items()).containsExactly(b, a);
    assertThat(second.next()).isEmpty();
  }

  @Test
  default void oldestFailingIsTheOldestThatWasTriedAndWaits() {
    assertThat(ports().deliveries().oldestFailing(ONE)).isEmpty();
    givenUp(NEWS);
    var notTried = happened(NEWS);
    write(() -> ports().deliveries().await(ONE, notTried, 0, NOW, ""));
    await(OTHER, happened(NEWS), NOW);
    assertThat(ports().deliveries().oldestFailing(ONE)).isEmpty();

    var older = happened(SPORT);
    var newer = happened(NEWS);
    await(ONE, newer, NOW);
    await(ONE, older, SOON);

    var listed = ports().deliveries().list(ONE, WAITING, Paging.ALL).items();
    assertThat(ports().deliveries().oldestFailing(ONE)).contains(listed.get(1));
    assertThat(listed.get(1).position()).isEqualTo(older);
  }

  // Trying again, and forgetting

  @Test
  default void revivesAllAsIfTheyHadNeverBeenTried() {
    var failed = givenUp(NEWS);
    var waits = happened(SPORT);
    write(() -> ports().deliveries().await(ONE, waits, 7, SOON, "no luck"));

    assertThat(revive(ALL)).isEqualTo(2);

    assertThat(positions(ONE, FAILED)).isEmpty();
    assertThat(due(NOW)).containsExactly(failed, waits);
    assertThat(ports().deliveries().list(ONE, WAITING, Paging.ALL).items())
        .extracting(DeliveryView::attempts, DeliveryView::failure, DeliveryView::at)
        .containsOnly(tuple(0, Optional.empty(), NOW));
  }

  @Test
  default void revivesTheChosenAlone() {
    var first = givenUp(NEWS);
    var second = givenUp(NEWS);
    var third = happened(SPORT);
    await(ONE, third, SOON);
    var unknown = third + 1;

    assertThat(revive(Set.of(second, third, unknown))).isEqualTo(2);

    assertThat(due(NOW)).containsExactly(second, third);
    assertThat(positions(ONE, FAILED)).containsExactly(first);
    assertThat(revive(Set.of(unknown))).isZero();
  }

  @Test
  default void revivesNothingOfOthers() {
    giveUp(OTHER, happened(NEWS));

    assertThat(revive(ALL)).isZero();
    assertThat(ports().deliveries().count(OTHER, FAILED)).isEqualTo(1);
  }

  @Test
  default void discardsAllThatWasGivenUpAndNothingThatWaits() {
    givenUp(NEWS);
    givenUp(SPORT);
    var waits = happened(NEWS);
    await(ONE, waits, NOW);
    giveUp(OTHER, waits);

    assertThat(discard(ALL)).isEqualTo(2);

    assertThat(positions(ONE, FAILED)).isEmpty();
    assertThat(positions(ONE, WAITING)).containsExactly(waits);
    assertThat(positions(OTHER, FAILED)).containsExactly(waits);
  }

  @Test
  default void discardsTheChosenAlone() {
    var first = givenUp(NEWS);
    var second = givenUp(NEWS);
    var waits = happened(NEWS);
    await(ONE, waits, NOW);
    var unknown = waits + 1;

    assertThat(discard(Set.of(first, waits, unknown))).isEqualTo(2);

    assertThat(positions(ONE, FAILED)).containsExactly(second);
    assertThat(positions(ONE, WAITING)).isEmpty();
  }

  @Test
  default void discardsNothingOfOthers() {
    var position = happened(NEWS);
    await(OTHER, position, NOW);

    assertThat(discard(Set.of(position))).isZero();
    assertThat(positions(OTHER, WAITING)).containsExactly(position);
  }

  @Test
  default void findsADeliveryAsItIsNow() {
    var position = happened(NEWS);
    assertThat(ports().deliveries().find(ONE, position)).isEmpty();

    await(ONE, position, NOW);
    assertThat(ports().deliveries().find(ONE, position)).contains(only(WAITING));
    assertThat(ports().deliveries().find(OTHER, position)).isEmpty();
    assertThat(ports().deliveries().find(ONE, position + 1)).isEmpty();

    giveUp(ONE, position);
    assertThat(ports().deliveries().find(ONE, position)).contains(only(FAILED));

    revive(ALL);
    assertThat(ports().deliveries().find(ONE, position)).contains(only(WAITING));

    discard(Set.of(position));
    assertThat(ports().deliveries().find(ONE, position)).isEmpty();
  }

  // Deleted channels

  @Test
  default void ofADeletedChannelNothingIsSeenButItsDeletion() {
    var waits = happened(NEWS);
    var failed = givenUp(NEWS);
    await(ONE, waits, NOW);
    var deleted = givenDeleted(NEWS);
    await(ONE, deleted, NOW.minusMillis(1));

    assertThat(due(NOW)).containsExactly(deleted);
    assertThat(ports().deliveries().nextDue(ONE)).contains(NOW.minusMillis(1));
    assertThat(ports().deliveries().blocked(ONE)).containsExactly(NEWS);
    assertThat(positions(ONE, WAITING)).containsExactly(deleted);
    assertThat(positions(ONE, FAILED)).isEmpty();
    assertThat(ports().deliveries().count(ONE, WAITING)).isEqualTo(1);
    assertThat(ports().deliveries().count(ONE, FAILED)).isZero();
    assertThat(ports().deliveries().oldestFailing(ONE).orElseThrow().position()).isEqualTo(deleted);
    assertThat(ports().deliveries().find(ONE, waits)).isEmpty();
    assertThat(discard(Set.of(failed, waits))).isZero();
    assertThat(revive(ALL)).isEqualTo(1);
    assertThat(only(WAITING).event())
        .isEqualTo(new ChannelDeleted(NEWS, "news", Samples.OWNER, NOW));
  }

  @Test
  default void deletedChannelIsNotBlockedByWhatIsNoLongerSeen() {
    await(ONE, happened(NEWS), NOW);
    givenDeleted(NEWS);

    assertThat(ports().deliveries().blocked(ONE)).isEmpty();
    assertThat(ports().deliveries().nextDue(ONE)).isEmpty();
  }

  @Test
  default void deletedChannelIsPurgedWithItsDeliveriesButThatOfItsDeletion() {
    await(ONE, happened(NEWS), NOW);
    giveUp(OTHER, happened(NEWS));
    var kept = happened(SPORT);
    await(ONE, kept, NOW);
    var deleted = givenDeleted(NEWS);
    await(ONE, deleted, NOW);

    purge();

    assertThat(due(NOW)).containsExactly(kept, deleted);
    assertThat(ports().events().after(0, 10)).hasSize(2);
    assertThat(ports().deliveries().count(OTHER, FAILED)).isZero();
  }

  @Test
  default void nothingIsKeptOfAnEventThatIsGone() {
    var waits = happened(NEWS);
    var failed = happened(NEWS);
    givenDeleted(NEWS);
    purge();

    await(ONE, waits, NOW);
    giveUp(ONE, failed);

    assertThat(due(NOW)).isEmpty();
    assertThat(positions(ONE, WAITING)).isEmpty();
    assertThat(positions(ONE, FAILED)).isEmpty();
  }

  /** Something happens to a channel; returns the position of the event. */
  private long happened(ChannelId channel) {
    return happened(new Subscribed(channel, new AccountId("ann"), NOW));
  }

  private long happened(Subscribed event) {
    return write(
        () -> {
          ports().events().append(event);
          return ports().events().end();
        });
  }

  private long givenDeleted(ChannelId channel) {
    givenDeleted(Samples.channel(channel.value()));
    return ports().events().end();
  }

  /** Something happens to a channel, and one receiver can't be told. */
  private long givenUp(ChannelId channel) {
    var position = happened(channel);
    giveUp(ONE, position);
    return position;
  }

  private void move(WebhookId receiver, long position) {
    write(() -> ports().deliveries().move(receiver, position));
  }

  private void await(WebhookId receiver, long position, Instant next) {
    write(() -> ports().deliveries().await(receiver, position, 1, next, "no luck"));
  }

  private void giveUp(WebhookId receiver, long position) {
    write(() -> ports().deliveries().giveUp(receiver, position, 13, NOW, "no luck"));
  }

  private int revive(Set<Long> positions) {
    return write(() -> ports().deliveries().revive(ONE, positions, NOW));
  }

  private int discard(Set<Long> positions) {
    return write(() -> ports().deliveries().discard(ONE, positions));
  }

  private List<Long> due(Instant now) {
    return ports().deliveries().due(ONE, now, 100).stream()
        .map(DeliveryLog.Waiting::position)
        .toList();
  }

  private List<Long> positions(WebhookId receiver, State state) {
    return ports()
        .deliveries()
        .list(receiver, state, Paging.ALL)
        .map(DeliveryView::position)
        .items();
  }

  private DeliveryView only(State state) {
    var all = ports().deliveries().list(ONE, state, Paging.ALL).items();
    assertThat(all).hasSize(1);
    return all.get(0);
  }
}
