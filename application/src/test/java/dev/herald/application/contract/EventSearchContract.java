package dev.herald.application.contract;

import static dev.herald.application.testkit.Samples.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.EventLog.Entry;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.EventQuery;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.ChannelDeleted;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.event.DomainEvent.SubscriptionEdited;
import dev.herald.domain.event.DomainEvent.Unsubscribed;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.shared.NotificationMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an {@link EventLog} promises of those who look for some of its events. */
public interface EventSearchContract extends PortContract {

  ChannelId NEWS = new ChannelId("news");
  ChannelId SPORT = new ChannelId("sport");
  AccountId ANN = new AccountId("ann");
  AccountId BOB = new AccountId("bob");

  @Test
  default void findsWhatHappenedToAChannelButItsSubscriptions() {
    givenTwoChannels();
    var all = List.of(published(NEWS, 1), subscribed(NEWS, ANN), published(SPORT, 1));
    append(all);
    append(List.of(published(NEWS, 2)));

    assertThat(events(EventQuery.ofChannel(NEWS), 0))
        .containsExactly(published(NEWS, 1), published(NEWS, 2));
  }

  @Test
  default void findsTheSubscriptionsOfAnAccountToAnyChannel() {
    givenTwoChannels();
    var edited =
        new SubscriptionEdited(
            NEWS, ANN, NotificationMode.NOTIFY, NotificationMode.MUTED, Samples.NOW);
    var ended = new Unsubscribed(NEWS, ANN, NotificationMode.NOTIFY, Samples.NOW);
    append(List.of(subscribed(NEWS, ANN), published(NEWS, 1), subscribed(SPORT, BOB), edited));
    append(
        List.of(
            subscribed(SPORT, ANN),
            new Unsubscribed(SPORT, BOB, NotificationMode.NOTIFY, Samples.NOW),
            ended));

    assertThat(events(EventQuery.ofSubscriber(ANN), 0))
        .containsExactly(subscribed(NEWS, ANN), edited, subscribed(SPORT, ANN), ended);
  }

  @Test
  default void findsBothInTheOrderOfTheLog() {
    givenTwoChannels();
    givenChannel("other");
    var other = new ChannelId("other");
    var wanted =
        List.of(
            published(SPORT, 1), subscribed(NEWS, ANN), published(NEWS, 1), subscribed(other, ANN));
    for (var event : wanted) append(List.of(event, published(other, 1), subscribed(NEWS, BOB)));
    var query = new EventQuery(Set.of(NEWS, SPORT), Optional.of(ANN));

    assertThat(events(query, 0)).isEqualTo(wanted);
    for (var most = 1; most <= 5; most++) {
      assertThat(inParts(query, 0, most)).as("%s at a time", most).isEqualTo(wanted);
    }
  }

  @Test
  default void goesOnAfterAPosition() {
    givenTwoChannels();
    append(List.of(published(NEWS, 1), published(SPORT, 1), published(NEWS, 2)));
    var first = ports().events().find(EventQuery.ofChannel(NEWS), 0, 1);
    var position = first.entries().get(0).position();

    assertThat(first.end()).isEqualTo(position);
    assertThat(events(EventQuery.ofChannel(NEWS), position)).containsExactly(published(NEWS, 2));
  }

  @Test
  default void hasLookedToTheEndWhereNothingIsLeft() {
    givenTwoChannels();
    append(List.of(published(NEWS, 1), published(NEWS, 2)));
    var end = ports().events().end();

    for (var query :
        List.of(
            EventQuery.ofChannel(NEWS),
            EventQuery.ofChannel(SPORT),
            EventQuery.ofChannel(new ChannelId("none")),
            EventQuery.ofSubscriber(ANN),
            new EventQuery(Set.of(), Optional.empty()))) {
      assertThat(ports().events().find(query, 0, 10).end()).isEqualTo(end);
      assertThat(ports().events().find(query, end, 10))
          .isEqualTo(new EventLog.Part(List.of(), end));
      assertThat(ports().events().find(query, end + 7, 10))
          .isEqualTo(new EventLog.Part(List.of(), end + 7));
    }
  }

  @Test
  default void looksThroughALongLogInParts() {
    givenTwoChannels();
    for (var i = 1; i <= 12; i++) {
      append(List.of(published(NEWS, i)));
      write(
          () -> {
            for (var other = 0; other < 2000; other++) {
              ports().events().append(ADMIN.id(), published(SPORT, other));
            }
          });
    }

    assertThat(inParts(EventQuery.ofChannel(NEWS), 0, 10))
        .hasSize(12)
        .startsWith(published(NEWS, 1))
        .endsWith(published(NEWS, 12));
    assertThat(inParts(EventQuery.ofChannel(SPORT), 0, 5000)).hasSize(24_000);
  }

  @Test
  default void findsNothingThatWasForgotten() {
    givenTwoChannels();
    append(List.of(published(NEWS, 1), subscribed(NEWS, ANN), published(NEWS, 2)));
    var all = ports().events().after(0, 10);
    write(() -> ports().events().forgetUpTo(all.get(1).position()));
    var query = new EventQuery(Set.of(NEWS), Optional.of(ANN));

    assertThat(events(query, 0)).containsExactly(published(NEWS, 2));
    write(() -> ports().events().forgetUpTo(all.get(2).position()));
    assertThat(ports().events().find(query, 0, 10))
        .isEqualTo(new EventLog.Part(List.of(), all.get(2).position()));
  }

  @Test
  default void findsOfADeletedChannelItsDeletionAndItsSubscriptionsAlone() {
    var news = givenChannel("news");
    givenChannel("sport");
    append(List.of(published(NEWS, 1), subscribed(SPORT, ANN), published(SPORT, 1)));
    append(List.of(subscribed(NEWS, ANN), subscribed(NEWS, BOB)));
    var query = new EventQuery(Set.of(NEWS, SPORT), Optional.of(ANN));
    givenDeleted(news);
    var left =
        List.of(
            subscribed(SPORT, ANN),
            published(SPORT, 1),
            subscribed(NEWS, ANN),
            new ChannelDeleted(NEWS, "news", Samples.OWNER, Samples.NOW));

    assertThat(events(query, 0)).isEqualTo(left);
    purge();
    assertThat(events(query, 0)).isEqualTo(left);
    assertThat(inParts(query, 0, 1)).isEqualTo(left);
    assertThat(events(EventQuery.ofChannel(SPORT), 0)).containsExactly(published(SPORT, 1));
  }

  @Test
  default void tellsHowFarSomeEntriesReach() {
    var news = givenChannel("news");
    append(List.of(subscribed(NEWS, ANN), subscribed(NEWS, BOB), published(NEWS, 1)));
    var positions = ports().events().after(0, 10).stream().map(Entry::position).toList();
    givenDeleted(news);
    purge();

    assertThat(ports().events().reach(0, 1)).isEqualTo(positions.get(0));
    assertThat(ports().events().reach(positions.get(0), 1)).isEqualTo(positions.get(1));
    assertThat(ports().events().reach(0, 100)).isEqualTo(ports().events().end());
  }

  private void givenTwoChannels() {
    givenChannel("news");
    givenChannel("sport");
  }

  private void append(List<? extends DomainEvent> events) {
    write(() -> ports().events().appendAll(ADMIN.id(), List.copyOf(events)));
  }

  private static DomainEvent published(ChannelId channel, long sequence) {
    return new PostPublished(channel, new PostId("post-" + sequence), sequence, Samples.NOW);
  }

  private static DomainEvent subscribed(ChannelId channel, AccountId account) {
    return new Subscribed(channel, account, NotificationMode.NOTIFY, Samples.NOW);
  }

  private List<DomainEvent> events(EventQuery query, long position) {
    return ports().events().find(query, position, 100).entries().stream()
        .map(Entry::event)
        .toList();
  }

  /** All that there is, each entry after the position where the part before it ended. */
  private List<DomainEvent> inParts(EventQuery query, long position, int most) {
    var found = new ArrayList<DomainEvent>();
    for (var from = position; ; ) {
      var part = ports().events().find(query, from, most);
      assertThat(part.entries()).hasSizeLessThanOrEqualTo(most);
      for (var entry : part.entries()) {
        assertThat(entry.position()).isBetween(from + 1, part.end());
        found.add(entry.event());
      }
      if (part.end() == from) return found;
      assertThat(part.end()).isGreaterThan(from);
      from = part.end();
    }
  }
}
