package dev.herald.http.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.view.EventQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.ChannelDeleted;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.event.DomainEvent.Unsubscribed;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.http.stream.Frames.Form;
import dev.herald.http.stream.Frames.Frame;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a stream of an account takes while it catches up. */
class CatchUpTest {

  private static final ChannelId NEWS = new ChannelId("news");
  private static final ChannelId SPORT = new ChannelId("sport");
  private static final AccountId ANN = new AccountId("ann");

  private final Interest interest =
      new AccountInterest(ANN, ChannelScope.ALL, Map.of(NEWS, NotificationMode.NOTIFY));

  private CatchUp step() {
    return new CatchUp(0, interest.copy(), Form.of(false), 10_000);
  }

  private static LiveEvent live(long position, DomainEvent event) {
    var frame = new Frame("e" + position, "{}".getBytes(UTF_8));
    return new LiveEvent(position, event, form -> Optional.of(frame));
  }

  private static LiveEvent post(long position, ChannelId channel) {
    return live(position, new PostPublished(channel, new PostId("post"), position, Instant.EPOCH));
  }

  private static LiveEvent left(long position, ChannelId channel) {
    return live(position, new Unsubscribed(channel, ANN, NotificationMode.NOTIFY, Instant.EPOCH));
  }

  private static LiveEvent followed(long position, ChannelId channel) {
    return live(position, new Subscribed(channel, ANN, NotificationMode.NOTIFY, Instant.EPOCH));
  }

  private static List<String> names(CatchUp step) {
    return new String(step.written(), UTF_8)
        .lines()
        .filter(it -> it.startsWith("event: "))
        .map(it -> it.substring("event: ".length()))
        .toList();
  }

  @Test
  void looksForTheChannelsThatTheAccountFollows() {
    assertThat(step().query()).isEqualTo(new EventQuery(Set.of(NEWS), Optional.of(ANN)));
  }

  @Test
  void takesWhatItWasLookedForAndGoesOnFromThere() {
    var step = step();

    step.take(List.of(post(1, NEWS), post(2, SPORT), post(3, NEWS)), 7);

    assertThat(names(step)).containsExactly("e1", "e3");
    assertThat(step.position()).isEqualTo(7);
  }

  /** What it follows from there on has not been looked for. */
  @Test
  void goesNoFurtherThanToANewSubscription() {
    var step = step();

    step.take(List.of(post(1, NEWS), followed(2, SPORT), post(4, NEWS)), 7);

    assertThat(names(step)).containsExactly("e1", "e2");
    assertThat(step.position()).isEqualTo(2);
    var next = new CatchUp(2, step.interest(), Form.of(false), 10_000);
    assertThat(next.query().channels()).containsExactlyInAnyOrder(NEWS, SPORT);
  }

  @Test
  void tellsNothingOfAChannelAfterItsSubscriptionHasEnded() {
    var step = step();

    step.take(List.of(post(1, NEWS), left(2, NEWS), post(3, NEWS)), 3);

    assertThat(names(step)).containsExactly("e1", "e2");
  }

  @Test
  void takesTheSameAgainIfItCouldNotBeWritten() {
    for (var event : List.of(left(1, SPORT), followed(2, SPORT), deleted(3), post(4, SPORT))) {
      assertThat(interest.take(event.event())).isEqualTo(interest.take(event.event()));
    }
  }

  private static LiveEvent deleted(long position) {
    return live(position, new ChannelDeleted(NEWS, "News", ANN, Instant.EPOCH));
  }

  @Test
  void canBeWorkedOutAgainAsItWas() {
    var missed = List.of(post(1, NEWS), left(2, NEWS), followed(3, SPORT));
    step().take(missed, 3);

    var again = step();
    again.take(missed, 3);

    assertThat(names(again)).containsExactly("e1", "e2", "e3");
  }

  @Test
  void takesWhatCameBeforeTheStoreHadTrouble() {
    var troubled =
        new LiveEvent(
            2,
            post(2, NEWS).event(),
            form -> {
              throw new IllegalStateException("the store is busy");
            });
    var step = step();

    step.take(List.of(post(1, NEWS), troubled, post(3, NEWS)), 3);

    assertThat(names(step)).containsExactly("e1");
    assertThat(step.position()).isEqualTo(1);
    var next = new CatchUp(1, step.interest(), Form.of(false), 10_000);
    assertThatThrownBy(() -> next.take(List.of(troubled), 3))
        .isInstanceOf(IllegalStateException.class);
  }
}
