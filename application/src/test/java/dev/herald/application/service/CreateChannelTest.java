package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.ChannelView;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.channel.ChannelInfo;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.channel.ChannelProfile;
import dev.herald.domain.channel.Organization;
import dev.herald.domain.channel.SubscriberLimit;
import dev.herald.domain.channel.Visibility;
import dev.herald.domain.event.DomainEvent.ChannelCreated;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.CustomString;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreateChannelTest extends Story {

  private static final ChannelInfo INFO = Samples.channelInfo("News");

  @Test
  void answersWithANewChannelThatNobodyFollows() {
    var channel = new Channel(NEWS, Samples.OWNER, INFO, Optional.empty(), NOW, NOW, 1);

    assertThat(create(Optional.of(NEWS), INFO))
        .isEqualTo(new ChannelView(channel, 0, 0, Optional.empty()));
  }

  @Test
  void keepsWhatItAnswers() {
    var full =
        new ChannelInfo(
            new ChannelName("News"),
            Samples.avatar(givenImage(Samples.png()).id()),
            new ChannelProfile("All that\nis new"),
            new Organization("The Town"),
            new CustomString("{}"),
            new SubscriberLimit(7),
            Visibility.PUBLIC);

    var answer = create(Optional.of(NEWS), full);

    assertThat(answer.channel().info()).isEqualTo(full);
    assertThat(herald.readChannels().get(ADMIN, NEWS)).isEqualTo(answer);
  }

  @Test
  void tellsThatTheChannelBegan() {
    create(Optional.of(NEWS), INFO);

    assertThat(events()).containsExactly(new ChannelCreated(NEWS, Samples.OWNER, NOW));
  }

  @Test
  void makesAnIdForEachChannelForWhichNoneIsWanted() {
    assertThat(create(Optional.empty(), INFO).channel().id()).isEqualTo(new ChannelId("channel-1"));
    assertThat(create(Optional.empty(), INFO).channel().id()).isEqualTo(new ChannelId("channel-2"));
    assertThat(events())
        .extracting(event -> event.channel().value())
        .containsExactly("channel-1", "channel-2");
  }

  @Test
  void letsTwoChannelsBearTheSameName() {
    create(Optional.of(NEWS), INFO);
    create(Optional.of(SPORT), INFO);

    assertThat(herald.readChannels().list(ADMIN, "News", ALL).items())
        .extracting(view -> view.channel().id())
        .containsExactly(SPORT, NEWS);
  }

  @Test
  void refusesAnIdThatIsTaken() {
    givenChannel(NEWS);

    assertRefused(Refusal.ChannelExists.class, () -> create(Optional.of(NEWS), INFO));
  }

  @Test
  void refusesTheIdOfADeletedChannelEvenOnceItIsPurged() {
    givenChannel(NEWS);
    givenDeleted(NEWS);
    assertRefused(Refusal.ChannelExists.class, () -> create(Optional.of(NEWS), INFO));

    cleanUp();

    assertRefused(Refusal.ChannelExists.class, () -> create(Optional.of(NEWS), INFO));
  }

  @Test
  void refusesAPhotoThatWasNeverUploaded() {
    var info = INFO.withAvatar(Samples.avatar(Samples.imageId(Samples.png())));

    assertInvalid(() -> create(Optional.of(NEWS), info), "avatar.imageId.not_found");
    assertRefused(Refusal.ChannelNotFound.class, () -> herald.readChannels().get(ADMIN, NEWS));
  }

  @Test
  void refusesAPhotoThatWasUploadedButRemovedSince() {
    var info = INFO.withAvatar(Samples.avatar(givenImage(Samples.png()).id()));
    clock.advance(Duration.ofHours(2));
    herald.cleanUp().step();

    assertInvalid(() -> create(Optional.of(NEWS), info), "avatar.imageId.not_found");
  }

  @Test
  void canBeTriedAgainAfterARefusal() {
    var info = INFO.withAvatar(Samples.avatar(Samples.imageId(Samples.png())));
    assertInvalid(() -> create(Optional.of(NEWS), info), "avatar.imageId.not_found");

    givenImage(Samples.png());

    assertThat(create(Optional.of(NEWS), info).channel().info()).isEqualTo(info);
  }

  private ChannelView create(Optional<ChannelId> id, ChannelInfo info) {
    return herald
        .createChannel()
        .create(ADMIN, new CreateChannel.Command(id, Samples.OWNER, info, Optional.empty()));
  }
}
