package dev.herald.application.contract;

import static dev.herald.application.testkit.Samples.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.EventLog;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.ChannelCreated;
import dev.herald.domain.event.DomainEvent.ChannelDeleted;
import dev.herald.domain.event.DomainEvent.ChannelEdited;
import dev.herald.domain.event.DomainEvent.ChannelField;
import dev.herald.domain.event.DomainEvent.ChannelFull;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.DomainEvent.PostRecalled;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.event.DomainEvent.SubscriptionEdited;
import dev.herald.domain.event.DomainEvent.Unsubscribed;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.shared.NotificationMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an {@link EventLog} promises. */
public interface EventLogContract extends PortContract {

  ChannelId NEWS = new ChannelId("news");

  @Test
  default void isEmptyAtFirst() {
    assertThat(ports().events().after(0, 10)).isEmpty();
  }

  @Test
  default void keepsEveryKindOfEventAsItIs() {
    var events = eventsOfEveryKind();
    assertThat(events)
        .extracting(Object::getClass)
        .as("a new kind of event needs an example here")
        .contains(DomainEvent.class.getPermittedSubclasses());
    givenChannel("news");

    write(() -> ports().events().appendAll(ADMIN.id(), events));

    assertThat(all()).extracting(EventLog.Entry::event).containsExactlyElementsOf(events);
  }

  private static List<DomainEvent> eventsOfEveryKind() {
    var account = new AccountId(Texts.filled("Zoë \"' 👩‍👧 ", AccountId.MAX_BYTES));
    var post = new PostId("Az0_-");
    var at = Samples.NOW;
    List<DomainEvent> events = new ArrayList<>();
    events.add(new ChannelCreated(NEWS, account, at));
    events.add(new ChannelEdited(NEWS, 2, EnumSet.allOf(ChannelField.class), at));
    for (var field : ChannelField.values()) {
      events.add(new ChannelEdited(NEWS, Long.MAX_VALUE, Set.of(field), at));
    }
    var name = Texts.filled("官方 \"' 👩‍👧 ", ChannelName.MAX_BYTES);
    events.add(new ChannelDeleted(NEWS, name, account, at));
    events.add(new PostPublished(NEWS, post, Long.MAX_VALUE, at));
    events.add(new PostRecalled(NEWS, post, 1, at.plusMillis(1)));
    events.add(new Subscribed(NEWS, account, NotificationMode.NOTIFY, at));
    events.add(
        new SubscriptionEdited(
            NEWS, account, NotificationMode.NOTIFY, NotificationMode.SILENT, at));
    events.add(new Unsubscribed(NEWS, account, NotificationMode.MUTED, at));
    events.add(new ChannelFull(NEWS, 10_000_000, at));
    return events;
  }

  @Test
  default void losesNoPositionAtFirst() {
    givenChannel("news");
    write(() -> ports().events().appendAll(ADMIN.id(), eventsOfEveryKind()));
    var end = ports().events().end();

    assertThat(ports().events().lostAfter(1)).isEmpty();
    assertThat(ports().events().lostAfter(end)).isEmpty();
    assertThat(ports().events().lostAfter(end + 1)).isEmpty();
  }

  @Test
  default void positionsIncrease() {
    givenChannel("news");
    givenCreated(3);
    givenCreated(2);

    var positions = all().stream().map(EventLog.Entry::position).toList();

    assertThat(positions).hasSize(5).isSorted().doesNotHaveDuplicates();
    assertThat(positions.get(0)).isPositive();
  }

  @Test
  default void keepsTheOrderOfAppendingWhateverTheTimes() {
    givenChannel("news");
    write(() -> ports().events().append(ADMIN.id(), created(Samples.NOW)));
    write(() -> ports().events().append(ADMIN.id(), created(Samples.NOW.minusSeconds(1))));

    assertThat(all())
        .extracting(it -> it.event().at())
        .containsExactly(Samples.NOW, Samples.NOW.minusSeconds(1));
  }

  @Test
  default void goesOnAfterAPosition() {
    givenChannel("news");
    givenCreated(5);
    var all = all();

    var firstTwo = ports().events().after(0, 2);
    var nextTwo = ports().events().after(firstTwo.get(1).position(), 2);
    var last = ports().events().after(nextTwo.get(1).position(), 2);

    assertThat(Stream.of(firstTwo, nextTwo, last).flatMap(List::stream))
        .containsExactlyElementsOf(all);
    assertThat(ports().events().after(all.get(4).position(), 2)).isEmpty();
    assertThat(ports().events().after(Long.MAX_VALUE, 2)).isEmpty();
  }

  @Test
  default void goesOnAfterAPositionThatIsNoLongerThere() {
    var gone = givenChannel("gone");
    givenChannel("news");
    write(
        () ->
            ports()
                .events()
                .append(ADMIN.id(), new ChannelCreated(gone.id(), gone.owner(), Samples.NOW)));
    var position = all().get(0).position();
    givenCreated(1);
    var later = all().get(1);

    givenDeleted(gone);
    purge();

    assertThat(ports().events().after(position, 1)).containsExactly(later);
  }

  @Test
  default void eventsOfADeletedChannelAreHiddenAtOnce() {
    var gone = givenChannel("gone");
    givenChannel("news");
    write(
        () ->
            ports()
                .events()
                .append(ADMIN.id(), new ChannelCreated(gone.id(), gone.owner(), Samples.NOW)));
    givenCreated(1);

    givenDeleted(gone);

    assertThat(all())
        .extracting(EventLog.Entry::event)
        .containsExactly(
            created(Samples.NOW), new ChannelDeleted(gone.id(), "gone", gone.owner(), Samples.NOW));
  }

  @Test
  default void endsAtZeroWhereNothingHappened() {
    givenChannel("news");

    assertThat(ports().events().end()).isZero();
  }

  @Test
  default void endsAtThePositionOfTheNewest() {
    givenChannel("news");
    givenCreated(2);
    givenCreated(1);

    assertThat(ports().events().end()).isEqualTo(all().get(2).position());
    assertThat(ports().events().after(ports().events().end(), 10)).isEmpty();
  }

  @Test
  default void endNeverMovesBack() {
    var channel = givenChannel("news");
    givenCreated(2);
    var end = ports().events().end();

    givenDeleted(channel);
    assertThat(ports().events().end()).isGreaterThan(end);

    var afterDeletion = ports().events().end();
    purge();
    assertThat(ports().events().end()).isEqualTo(afterDeletion);
  }

  @Test
  default void beginsAtZero() {
    givenChannel("news");
    givenCreated(1);

    assertThat(ports().events().begin()).isZero();
  }

  @Test
  default void forgetsTheOldestEntries() {
    givenChannel("news");
    givenCreated(3);
    var all = all();

    forgetUpTo(all.get(1).position());

    assertThat(ports().events().begin()).isEqualTo(all.get(1).position());
    assertThat(all()).containsExactly(all.get(2));
    assertThat(ports().events().after(all.get(0).position(), 10)).containsExactly(all.get(2));
  }

  @Test
  default void remembersNothingThatItHasForgotten() {
    givenChannel("news");
    givenCreated(3);
    var all = all();
    forgetUpTo(all.get(1).position());

    forgetUpTo(all.get(0).position());

    assertThat(ports().events().begin()).isEqualTo(all.get(1).position());
    assertThat(all()).containsExactly(all.get(2));
  }

  @Test
  default void neverUsesAPositionAgainEvenIfEverythingIsForgotten() {
    givenChannel("news");
    givenCreated(2);
    var end = ports().events().end();

    forgetUpTo(end);

    assertThat(all()).isEmpty();
    assertThat(ports().events().end()).isEqualTo(end);
    givenCreated(1);
    assertThat(all()).hasSize(1).allMatch(it -> it.position() > end);
  }

  @Test
  default void purgesADeletedChannelOfWhichSomeWasForgotten() {
    var channel = givenChannel("news");
    givenCreated(2);
    forgetUpTo(all().get(0).position());

    givenDeleted(channel);
    purge();

    assertThat(all()).hasSize(1);
  }

  private void forgetUpTo(long position) {
    write(() -> ports().events().forgetUpTo(position));
  }

  @Test
  default void positionsOfUndoneAppendsAreNotSeen() {
    givenChannel("news");
    givenCreated(1);
    try {
      write(
          () -> {
            ports().events().append(ADMIN.id(), created(Samples.NOW.plusSeconds(1)));
            throw new IllegalStateException("after the append");
          });
    } catch (IllegalStateException expected) {
      // What was appended before is undone.
    }
    givenCreated(1);

    assertThat(all()).hasSize(2).extracting(it -> it.event().at()).containsOnly(Samples.NOW);
  }

  /** Appends so many events in one unit of work. */
  private void givenCreated(int times) {
    write(
        () -> {
          for (var i = 0; i < times; i++) ports().events().append(ADMIN.id(), created(Samples.NOW));
        });
  }

  private static DomainEvent created(Instant at) {
    return new ChannelCreated(NEWS, Samples.OWNER, at);
  }

  private List<EventLog.Entry> all() {
    return ports().events().after(0, 100);
  }
}
