package dev.herald.application.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.channel.EditChannel;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.channel.Avatar;
import dev.herald.domain.channel.ChannelPatch;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.refusal.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Images that nothing refers to go an hour after their last upload. */
class UnusedImagesTest extends Story {

  private static final ImageId PNG = Samples.imageId(Samples.png());
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final Duration A_MOMENT = Duration.ofMillis(1);

  @Test
  void uploadWaitsAnHourForItsUse() throws IOException {
    givenImage(Samples.png());
    clock.advance(AN_HOUR);

    assertThat(herald.cleanUp().step()).isFalse();
    assertIsThere();

    clock.advance(A_MOMENT);
    assertThat(herald.cleanUp().step()).isTrue();
    assertIsGone();
    assertThat(herald.cleanUp().step()).isFalse();
  }

  @Test
  void hourBeginsAgainWithEachUpload() throws IOException {
    givenImage(Samples.png());
    clock.advance(Duration.ofMinutes(40));
    givenImage(Samples.png());
    clock.advance(AN_HOUR);
    herald.cleanUp().step();
    assertIsThere();

    clock.advance(A_MOMENT);
    herald.cleanUp().step();
    assertIsGone();
  }

  @Test
  void removedImageCanBeUploadedAgain() throws IOException {
    givenImage(Samples.png());
    cleanUpLater();
    assertIsGone();

    givenImage(Samples.png());

    assertIsThere();
  }

  @Test
  void pictureOfAPostStays() throws IOException {
    givenChannel(NEWS);
    publish(NEWS, Samples.pictures(givenImage(Samples.png()).id()));

    cleanUpLater();

    assertIsThere();
  }

  @Test
  void photoOfAChannelStays() throws IOException {
    givenChannel(NEWS, Samples.channelInfo("News").withAvatar(uploadedPhoto()));

    cleanUpLater();

    assertIsThere();
  }

  @Test
  void unusedImageGoesAndUsedOneStays() throws IOException {
    var unused = givenImage(Samples.gif());
    givenChannel(NEWS);
    publish(NEWS, Samples.pictures(givenImage(Samples.png()).id()));

    cleanUpLater();

    assertIsThere();
    assertRefused(Refusal.ImageNotFound.class, () -> herald.readImage().original(unused.id()));
  }

  @Test
  void pictureGoesOnceItsPostIsRecalled() {
    givenChannel(NEWS);
    var post = publish(NEWS, Samples.pictures(givenImage(Samples.png()).id()));
    cleanUpLater();

    givenRecalled(post);
    herald.cleanUp().step();

    assertIsGone();
  }

  @Test
  void pictureThatAnotherPostHasTooStays() throws IOException {
    givenChannel(NEWS);
    var pictures = Samples.pictures(givenImage(Samples.png()).id());
    var post = publish(NEWS, pictures);
    publish(NEWS, pictures);
    givenRecalled(post);

    cleanUpLater();

    assertIsThere();
  }

  @Test
  void photoGoesOnceItIsReplaced() {
    givenChannel(NEWS, Samples.channelInfo("News").withAvatar(uploadedPhoto()));
    var patch = ChannelPatch.NONE.withAvatar(Samples.avatar());
    herald.editChannel().edit(ADMIN, new EditChannel.Command(NEWS, patch, OptionalLong.empty()));

    cleanUpLater();

    assertIsGone();
  }

  @Test
  void imagesGoWithTheirChannelUnlessAnotherOneHasThemToo() throws IOException {
    var gif = givenImage(Samples.gif()).id();
    givenChannel(NEWS, Samples.channelInfo("News").withAvatar(Samples.avatar(gif)));
    givenImage(Samples.png());
    publish(NEWS, Samples.pictures(PNG, gif));
    givenChannel(SPORT);
    publish(SPORT, Samples.pictures(PNG));
    givenDeleted(NEWS);

    cleanUpLater();

    assertIsThere();
    assertRefused(Refusal.ImageNotFound.class, () -> herald.readImage().original(gif));
  }

  @Test
  void manyImagesGoInSteps() {
    var ids =
        IntStream.rangeClosed(0, 50)
            .mapToObj(i -> givenImage(("GIF89a number " + i).getBytes(UTF_8)).id())
            .toList();
    clock.advance(AN_HOUR.plus(A_MOMENT));

    assertThat(herald.cleanUp().step()).isTrue();
    assertThat(known(ids)).hasSize(1);
    assertThat(herald.cleanUp().step()).isTrue();
    assertThat(known(ids)).isEmpty();
    assertThat(herald.cleanUp().step()).isFalse();
  }

  private Avatar uploadedPhoto() {
    return Samples.avatar(givenImage(Samples.png()).id());
  }

  private void cleanUpLater() {
    clock.advance(Duration.ofHours(2));
    cleanUp();
  }

  private List<ImageId> known(List<ImageId> ids) {
    return List.copyOf(ports.outbound().images().findAll(ids).keySet());
  }

  private void assertIsThere() throws IOException {
    try (var bytes = herald.readImage().original(PNG).bytes()) {
      assertThat(bytes.readAllBytes()).isEqualTo(Samples.png());
    }
  }

  private void assertIsGone() {
    assertRefused(Refusal.ImageNotFound.class, () -> herald.readImage().original(PNG));
    assertRefused(Refusal.ImageNotFound.class, () -> ports.outbound().imageStore().open(PNG));
  }
}
