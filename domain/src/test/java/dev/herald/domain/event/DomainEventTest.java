package dev.herald.domain.event;

import static dev.herald.domain.Samples.LIBRARY;
import static dev.herald.domain.Samples.MINA;
import static dev.herald.domain.Samples.NOW;
import static dev.herald.domain.Samples.OWNER;
import static dev.herald.domain.Samples.POST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.event.DomainEvent.ChannelField;
import dev.herald.domain.shared.NotificationMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class DomainEventTest {

  private static final List<DomainEvent> ALL =
      List.of(
          new DomainEvent.ChannelCreated(LIBRARY, OWNER, NOW),
          new DomainEvent.ChannelEdited(LIBRARY, 2, EnumSet.of(ChannelField.NAME), NOW),
          new DomainEvent.ChannelDeleted(LIBRARY, "City Library", OWNER, NOW),
          new DomainEvent.PostPublished(LIBRARY, POST, 7, NOW),
          new DomainEvent.PostRecalled(LIBRARY, POST, 7, NOW),
          new DomainEvent.Subscribed(LIBRARY, MINA, NotificationMode.NOTIFY, NOW),
          new DomainEvent.SubscriptionEdited(
              LIBRARY, MINA, NotificationMode.NOTIFY, NotificationMode.MUTED, NOW),
          new DomainEvent.Unsubscribed(LIBRARY, MINA, NotificationMode.NOTIFY, NOW),
          new DomainEvent.ChannelFull(LIBRARY, 3, NOW));

  @Test
  void allThatCanHappenIsListedHere() {
    assertThat(ALL)
        .extracting(Object::getClass)
        .containsExactlyInAnyOrder(DomainEvent.class.getPermittedSubclasses());
  }

  @Test
  void eachIsOfAKindOfItsOwn() {
    assertThat(ALL).extracting(EventType::of).containsExactlyInAnyOrder(EventType.values());
    assertThat(EventType.of(ALL.get(3))).isEqualTo(EventType.POST_PUBLISHED);
  }

  @Test
  void eachSaysToWhichChannelAndWhenItHappened() {
    assertThat(ALL).extracting(DomainEvent::channel).containsOnly(LIBRARY);
    assertThat(ALL).extracting(DomainEvent::at).containsOnly(NOW);
  }

  @Test
  void noneCarriesWhatAPostSays() {
    assertThat(ALL)
        .flatExtracting(event -> List.of(event.getClass().getRecordComponents()))
        .extracting(component -> component.getType().getPackageName())
        .doesNotContain("dev.herald.domain.post");
  }

  @Test
  void anEditKeepsItsOwnListOfWhatChanged() {
    var changed = EnumSet.of(ChannelField.NAME);
    var edited = new DomainEvent.ChannelEdited(LIBRARY, 2, changed, NOW);
    changed.add(ChannelField.AVATAR);

    assertThat(edited.changed()).containsExactly(ChannelField.NAME).isUnmodifiable();
  }

  @Test
  void aChangeKeepsItsEventsInOrder() {
    var events = new ArrayList<>(ALL);
    var change = new Change<>("result", events);
    events.clear();

    assertThat(change.result()).isEqualTo("result");
    assertThat(change.events()).isEqualTo(ALL).isUnmodifiable();
    assertThat(Change.of("result", ALL.toArray(DomainEvent[]::new))).isEqualTo(change);
    assertThat(Change.of("result").events()).isEmpty();
  }
}
