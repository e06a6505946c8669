package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.channel.PinPost;
import dev.herald.application.port.in.channel.UnpinPost;
import dev.herald.application.port.in.draft.CorrectPost;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.PostView;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.audit.AuditEntry;
import dev.herald.domain.event.DomainEvent.ChannelEdited;
import dev.herald.domain.event.DomainEvent.ChannelField;
import dev.herald.domain.event.DomainEvent.PostRecalled;
import dev.herald.domain.id.PostId;
import dev.herald.domain.refusal.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel shows one of its posts before all others, as long as that is there. */
class PinPostTest extends AuditStory {

  private static final Set<ChannelField> PINNED = Set.of(ChannelField.PINNED_POST);

  private PostView first;
  private PostView second;

  @BeforeEach
  void givenTwoPosts() {
    givenChannel(NEWS);
    first = givenPost(NEWS, "One");
    second = givenPost(NEWS, "Two");
    clock.advance(Duration.ofMinutes(1));
  }

  @Test
  void pinningIsKeptToldAndNoted() {
    var version = herald.readVersion().version();

    var pinned = pin(NEWS, first);

    assertThat(pinned.channel().pinnedPost()).contains(first.post().id());
    assertThat(channel()).isEqualTo(pinned);
    assertThat(herald.readVersion().version()).as("answers that are kept").isGreaterThan(version);
    assertThat(events()).endsWith(new ChannelEdited(NEWS, 2, PINNED, clock.instant()));
    assertThat(newest().action()).isEqualTo(AuditAction.CHANNEL_EDITED);
    assertThat(newest().changes()).containsExactly(AuditChange.to("pinnedPost", first.post().id()));
  }

  @Test
  void anotherOneTakesItsPlace() {
    pin(NEWS, first);

    assertThat(pin(NEWS, second).channel().pinnedPost()).contains(second.post().id());
    assertThat(newest().changes())
        .containsExactly(
            new AuditChange("pinnedPost", Optional.of("post-1"), Optional.of("post-2")));
  }

  @Test
  void pinningItTwiceIsOneEdit() {
    var pinned = pin(NEWS, first);
    var before = events();

    assertThat(pin(NEWS, first)).isEqualTo(pinned);
    assertThat(events()).isEqualTo(before);
  }

  @Test
  void recallUnpinsInTheSameUnit() {
    pin(NEWS, first);

    givenRecalled(first);

    assertThat(channel().channel().pinnedPost()).isEmpty();
    assertThat(events())
        .endsWith(
            new PostRecalled(NEWS, first.post().id(), 1, clock.instant()),
            new ChannelEdited(NEWS, 3, PINNED, clock.instant()));
    assertThat(entries())
        .extracting(AuditEntry::action)
        .startsWith(AuditAction.CHANNEL_EDITED, AuditAction.POST_RECALLED);
  }

  @Test
  void recallOfAnotherPostLeavesItPinned() {
    pin(NEWS, first);

    givenRecalled(second);

    assertThat(channel().channel().pinnedPost()).contains(first.post().id());
  }

  @Test
  void correctingUnpinsToo() {
    pin(NEWS, first);

    herald
        .correctPost()
        .correct(ADMIN, new CorrectPost.Command(first.post().id(), "", Optional.empty()));

    assertThat(channel().channel().pinnedPost()).isEmpty();
  }

  @Test
  void unpinsWhicheverIsPinnedOrThisOneAlone() {
    pin(NEWS, first);

    assertThat(unpin(Optional.of(second.post().id())).channel().pinnedPost())
        .contains(first.post().id());
    assertThat(unpin(Optional.of(first.post().id())).channel().pinnedPost()).isEmpty();
    pin(NEWS, second);
    assertThat(unpin(Optional.empty()).channel().pinnedPost()).isEmpty();
    assertThat(newest().changes())
        .containsExactly(AuditChange.from("pinnedPost", second.post().id()));
    var before = events();
    unpin(Optional.empty());
    assertThat(events()).isEqualTo(before);
  }

  @Test
  void refusesWhatIsNoPublishedPostOfTheChannel() {
    givenChannel(SPORT);
    var elsewhere = givenPost(SPORT, "Goals");
    givenRecalled(second);

    assertRefused(Refusal.PostNotFound.class, () -> pin(NEWS, elsewhere));
    assertRefused(Refusal.PostRecalled.class, () -> pin(NEWS, second));
    assertRefused(
        Refusal.PostNotFound.class,
        () -> herald.pinPost().pin(ADMIN, new PinPost.Command(NEWS, new PostId("none"))));
    givenDeleted(NEWS);
    assertRefused(Refusal.ChannelNotFound.class, () -> pin(NEWS, first));
    assertRefused(Refusal.ChannelNotFound.class, () -> unpin(Optional.empty()));
  }

  private ChannelView channel() {
    return herald.readChannels().get(ADMIN, NEWS);
  }

  private ChannelView unpin(Optional<PostId> post) {
    return herald.unpinPost().unpin(ADMIN, new UnpinPost.Command(NEWS, post));
  }
}
