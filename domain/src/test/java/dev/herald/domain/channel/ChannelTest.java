package dev.herald.domain.channel;

import static dev.herald.domain.Invalid.assertCodes;
import static dev.herald.domain.Samples.LIBRARY;
import static dev.herald.domain.Samples.NOW;
import static dev.herald.domain.Samples.OWNER;
import static dev.herald.domain.Samples.library;
import static dev.herald.domain.Samples.libraryInfo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.herald.domain.event.DomainEvent.ChannelCreated;
import dev.herald.domain.event.DomainEvent.ChannelDeleted;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.CustomString;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From creation to deletion. Editing and admitting have tests of their own. */
class ChannelTest {

  @Test
  void beginsAtRevisionOne() {
    var created = Channel.create(LIBRARY, OWNER, libraryInfo(), NOW);

    assertThat(created.result())
        .isEqualTo(new Channel(LIBRARY, OWNER, libraryInfo(), Optional.empty(), NOW, NOW, 1));
    assertThat(created.events()).containsExactly(new ChannelCreated(LIBRARY, OWNER, NOW));
  }

  @Test
  void doesNotBeginUnderAnIdThatIsAStepInAnAddress() {
    assertCodes(() -> Channel.create(new ChannelId(".."), OWNER, libraryInfo(), NOW))
        .containsExactly("id.path_step");
  }

  @Test
  void showsNothingThatNobodySaid() {
    assertThat(libraryInfo())
        .isEqualTo(
            new ChannelInfo(
                libraryInfo().name(),
                libraryInfo().avatar(),
                new ChannelProfile(""),
                new Organization(""),
                new CustomString(""),
                new SubscriberLimit(100_000),
                Visibility.PRIVATE));
  }

  @Test
  void isForThoseAloneWhoAreLetInUntilItIsMadePublic() {
    var open = ChannelPatch.NONE.withVisibility(Visibility.PUBLIC);

    assertThatExceptionOfType(Refusal.ChannelNotFound.class)
        .isThrownBy(() -> library().requirePublic());
    assertThatCode(() -> library().edit(open, NOW).result().requirePublic())
        .doesNotThrowAnyException();
  }

  @Test
  void endsWithAnEventThatTellsWhatItWas() {
    var deleted = library().delete(NOW.plusSeconds(60));

    assertThat(deleted.result()).isEqualTo(library());
    assertThat(deleted.events())
        .containsExactly(new ChannelDeleted(LIBRARY, "City Library", OWNER, NOW.plusSeconds(60)));
  }

  @Test
  void letsThoseWorkOnItWhoKnowItsRevision() {
    assertThatCode(() -> library().expectRevision(1)).doesNotThrowAnyException();
  }

  @Test
  void refusesThoseWhoKnowAnotherRevision() {
    for (var expected : new long[] {0, 2}) {
      assertThatExceptionOfType(Refusal.ChannelChanged.class)
          .isThrownBy(() -> library().expectRevision(expected))
          .withMessageContaining("you edit revision " + expected + ", it is now at 1")
          .returns(1L, Refusal.ChannelChanged::revision);
    }
  }

  @Test
  void isNeverUpdatedBeforeItWasCreated() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Channel(
                    LIBRARY, OWNER, libraryInfo(), Optional.empty(), NOW, NOW.minusNanos(1), 1));
    assertThatCode(
            () ->
                new Channel(
                    LIBRARY, OWNER, libraryInfo(), Optional.empty(), NOW, NOW.plusNanos(1), 1))
        .doesNotThrowAnyException();
  }

  @Test
  void hasNoRevisionBelowOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Channel(LIBRARY, OWNER, libraryInfo(), Optional.empty(), NOW, NOW, 0));
  }

  @Test
  void isNeverIncomplete() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Channel(null, OWNER, libraryInfo(), Optional.empty(), NOW, NOW, 1));
    assertThatNullPointerException()
        .isThrownBy(() -> new Channel(LIBRARY, null, libraryInfo(), Optional.empty(), NOW, NOW, 1));
    assertThatNullPointerException()
        .isThrownBy(() -> new Channel(LIBRARY, OWNER, null, Optional.empty(), NOW, NOW, 1));
    assertThatNullPointerException()
        .isThrownBy(() -> new Channel(LIBRARY, OWNER, libraryInfo(), null, NOW, NOW, 1));
  }

  @Test
  void neverShowsHalfOfItself() {
    assertThatNullPointerException().isThrownBy(() -> libraryInfo().withName(null));
    assertThatNullPointerException().isThrownBy(() -> libraryInfo().withAvatar(null));
    assertThatNullPointerException().isThrownBy(() -> libraryInfo().withProfile(null));
    assertThatNullPointerException().isThrownBy(() -> libraryInfo().withOrganization(null));
    assertThatNullPointerException().isThrownBy(() -> libraryInfo().withCustomString(null));
    assertThatNullPointerException().isThrownBy(() -> libraryInfo().withSubscriberLimit(null));
  }
}
