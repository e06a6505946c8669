package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.channel.EditChannel;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.ChannelView;
import dev.herald.domain.channel.Avatar;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.channel.ChannelPatch;
import dev.herald.domain.channel.ChannelProfile;
import dev.herald.domain.event.DomainEvent.ChannelEdited;
import dev.herald.domain.event.DomainEvent.ChannelField;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EditChannelTest extends Story {

  private static final Instant LATER = NOW.plusSeconds(60);
  private static final ChannelName NAME = new ChannelName("Latest News");
  private static final ChannelProfile PROFILE = new ChannelProfile("All that is new");
  private static final OptionalLong ANY = OptionalLong.empty();

  @Test
  void replacesWhatThePatchNamesAndLeavesTheRest() {
    var before = givenChannel(NEWS).channel();
    clock.set(LATER);

    var after = edit(NEWS, rename(), ANY);

    assertThat(after.channel())
        .isEqualTo(
            new Channel(
                NEWS,
                Samples.OWNER,
                before.info().withName(NAME),
                Optional.empty(),
                NOW,
                LATER,
                2));
    assertThat(herald.readChannels().get(ADMIN, NEWS)).isEqualTo(after);
  }

  @Test
  void answersWithTheNumbersOfTheChannel() {
    givenChannel(NEWS);
    subscribe(NEWS, ANN);
    subscribe(NEWS, BOB);
    clock.set(LATER);
    givenPost(NEWS, "First");

    var after = edit(NEWS, rename(), ANY);

    assertThat(after.subscriberCount()).isEqualTo(2);
    assertThat(after.postCount()).isEqualTo(1);
    assertThat(after.lastPostAt()).contains(LATER);
  }

  @Test
  void tellsWhatChangedAndToWhichRevision() {
    givenChannel(NEWS);
    clock.set(LATER);
    edit(NEWS, rename(), ANY);
    edit(NEWS, new Patch().name(NAME).profile(PROFILE).make(), ANY);

    assertThat(events())
        .endsWith(
            new ChannelEdited(NEWS, 2, Set.of(ChannelField.NAME), LATER),
            new ChannelEdited(NEWS, 3, Set.of(ChannelField.PROFILE), LATER));
  }

  @Test
  void editThatChangesNothingIsNoEdit() {
    givenChannel(NEWS);
    var renamed = edit(NEWS, rename(), ANY);
    var before = events();
    clock.set(LATER);

    assertThat(edit(NEWS, rename(), ANY)).isEqualTo(renamed);
    assertThat(edit(NEWS, new Patch().make(), OptionalLong.of(2))).isEqualTo(renamed);
    assertThat(herald.readChannels().get(ADMIN, NEWS)).isEqualTo(renamed);
    assertThat(events()).isEqualTo(before);
  }

  @Test
  void editsTheRevisionThatTheCallerKnows() {
    givenChannel(NEWS);
    edit(NEWS, rename(), OptionalLong.of(1));

    var profiled = edit(NEWS, new Patch().profile(PROFILE).make(), OptionalLong.of(2));

    assertThat(profiled.channel().revision()).isEqualTo(3);
  }

  @Test
  void refusesARevisionThatTheChannelIsNotAt() {
    givenChannel(NEWS);
    edit(NEWS, rename(), ANY);
    var patch = new Patch().profile(PROFILE).make();

    for (var revision : new long[] {0, 1, 3}) {
      var refusal =
          assertRefused(
              Refusal.ChannelChanged.class, () -> edit(NEWS, patch, OptionalLong.of(revision)));
      assertThat(refusal.revision()).isEqualTo(2);
    }
  }

  @Test
  void refusesAnOldRevisionEvenForAnEditThatChangesNothing() {
    givenChannel(NEWS);
    edit(NEWS, rename(), ANY);

    assertRefused(Refusal.ChannelChanged.class, () -> edit(NEWS, rename(), OptionalLong.of(1)));
  }

  @Test
  void postsAndSubscribersMakeNoNewRevision() {
    givenChannel(NEWS);
    givenPost(NEWS, "First");
    subscribe(NEWS, ANN);

    assertThat(edit(NEWS, rename(), OptionalLong.of(1)).channel().revision()).isEqualTo(2);
  }

  @Test
  void takesAPhotoThatWasUploaded() {
    givenChannel(NEWS);
    var avatar = Samples.avatar(givenImage(Samples.png()).id());

    var after = edit(NEWS, new Patch().avatar(avatar).make(), ANY);

    assertThat(after.channel().info().avatar()).isEqualTo(avatar);
  }

  @Test
  void refusesAPhotoThatWasNeverUploaded() {
    givenChannel(NEWS);
    var avatar = Samples.avatar(Samples.imageId(Samples.png()));
    var patch = new Patch().name(NAME).avatar(avatar).make();

    assertInvalid(() -> edit(NEWS, patch, ANY), "avatar.imageId.not_found");
  }

  @Test
  void refusesAPhotoThatWasReplacedAndRemovedSince() {
    var old = Samples.avatar(givenImage(Samples.png()).id());
    givenChannel(NEWS, Samples.channelInfo("News").withAvatar(old));
    edit(NEWS, new Patch().avatar(Samples.avatar()).make(), ANY);
    clock.advance(Duration.ofHours(2));
    herald.cleanUp().step();

    assertInvalid(
        () -> edit(NEWS, new Patch().avatar(old).make(), ANY), "avatar.imageId.not_found");
  }

  @Test
  void refusesAChannelThatIsNotThere() {
    givenChannel(NEWS);

    assertRefused(Refusal.ChannelNotFound.class, () -> edit(SPORT, rename(), ANY));
  }

  private ChannelView edit(ChannelId id, ChannelPatch patch, OptionalLong expectedRevision) {
    return herald.editChannel().edit(ADMIN, new EditChannel.Command(id, patch, expectedRevision));
  }

  private static ChannelPatch rename() {
    return new Patch().name(NAME).make();
  }

  /** Names what an edit changes. */
  private static final class Patch {
    private Optional<ChannelName> name = Optional.empty();
    private Optional<Avatar> avatar = Optional.empty();
    private Optional<ChannelProfile> profile = Optional.empty();

    Patch name(ChannelName changed) {
      name = Optional.of(changed);
      return this;
    }

    Patch avatar(Avatar changed) {
      avatar = Optional.of(changed);
      return this;
    }

    Patch profile(ChannelProfile changed) {
      profile = Optional.of(changed);
      return this;
    }

    ChannelPatch make() {
      return new ChannelPatch(
          name,
          avatar,
          profile,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }
}
