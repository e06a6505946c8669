package dev.herald.application.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.failure.Busy;
import dev.herald.application.port.out.ImageRepository;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.Crop;
import dev.herald.domain.image.Cut;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an {@link ImageRepository} promises. */
public interface ImageRepositoryContract extends PortContract {

  Instant LATER = Samples.NOW.plusSeconds(1);

  @Test
  default void findsNothingWhereNothingIs() {
    var id = Samples.imageId(Samples.png());

    assertThat(ports().images().find(id)).isEmpty();
    assertThat(ports().images().findAll(List.of(id))).isEmpty();
    assertThat(ports().images().findAll(List.of())).isEmpty();
  }

  @Test
  default void findsWhatWasSaved() {
    var image = givenImage("one", Samples.NOW);

    assertThat(ports().images().find(image.id())).contains(image);
  }

  @Test
  default void keepsEveryField() {
    var image =
        new StoredImage(
            Samples.imageId(Samples.svg()),
            "image/svg+xml",
            5_000_000_000L,
            Optional.empty(),
            Samples.NOW);

    write(() -> ports().images().save(image));

    assertThat(ports().images().find(image.id())).contains(image);
  }

  @Test
  default void findsThoseOfManyThatAreKnown() {
    var one = givenImage("one", Samples.NOW);
    var two = givenImage("two", Samples.NOW);
    givenImage("three", Samples.NOW);
    var unknown = Samples.image("unknown", Samples.NOW);

    assertThat(ports().images().findAll(List.of(one.id(), unknown.id(), two.id(), one.id())))
        .isEqualTo(Map.of(one.id(), one, two.id(), two));
  }

  @Test
  default void findsManyThousandAtOnce() {
    var image = givenImage("7", Samples.NOW);
    var ids = IntStream.range(0, 2_000).mapToObj(i -> Samples.image("" + i, LATER).id()).toList();

    assertThat(ports().images().findAll(ids)).isEqualTo(Map.of(image.id(), image));
  }

  @Test
  default void savingAgainKeepsTheTimeOfTheLastUpload() {
    givenImage("one", Samples.NOW);

    var again = givenImage("one", LATER);

    assertThat(ports().images().find(again.id())).contains(again);
  }

  // Forgetting

  @Test
  default void forgetsUnusedImages() {
    var one = givenImage("one", Samples.NOW);
    var two = givenImage("two", Samples.NOW);

    assertThat(forgetUnused(LATER, 10)).containsExactlyInAnyOrder(one.id(), two.id());
    assertThat(ports().images().findAll(List.of(one.id(), two.id()))).isEmpty();
    assertThat(forgetUnused(LATER, 10)).isEmpty();
  }

  @Test
  default void keepsImagesThatWereUploadedOrUploadedAgainSince() {
    var old = givenImage("old", LATER.minusMillis(1));
    var fresh = givenImage("fresh", LATER);
    givenImage("again", Samples.NOW);
    var again = givenImage("again", LATER.plusMillis(1));

    assertThat(forgetUnused(LATER, 10)).containsExactly(old.id());
    assertThat(ports().images().findAll(List.of(fresh.id(), again.id()))).hasSize(2);
  }

  @Test
  default void forgetsNoMoreThanAskedFor() {
    var all = List.of("a", "b", "c", "d", "e");
    all.forEach(bytes -> givenImage(bytes, Samples.NOW));

    List<ImageId> forgotten = new ArrayList<>();
    for (var expected : List.of(2, 2, 1, 0)) {
      var step = forgetUnused(LATER, 2);
      assertThat(step).hasSize(expected);
      forgotten.addAll(step);
    }

    assertThat(forgotten).doesNotHaveDuplicates().hasSize(all.size());
  }

  @Test
  default void usedImagesDoNotKeepUnusedOnesFromBeingForgotten() {
    givenChannel("news");
    for (var bytes : List.of("a", "b", "c")) {
      givenPost("news", Samples.pictures(givenImage(bytes, Samples.NOW).id()), Samples.NOW);
    }
    var unused = givenImage("d", Samples.NOW.plusMillis(1));

    assertThat(forgetUnused(LATER, 1)).containsExactly(unused.id());
  }

  @Test
  default void keepsThePhotoOfAChannel() {
    var photo = givenImage("photo", Samples.NOW);
    var info = Samples.channelInfo("News").withAvatar(Samples.avatar(photo.id()));
    given(Samples.channel("news", info));

    assertThat(forgetUnused(LATER, 10)).isEmpty();
    assertThat(ports().images().find(photo.id())).contains(photo);
  }

  @Test
  default void keepsWhatAUsedImageWasCutFromForAsLongAsThatIsKnown() {
    var photo = givenImage("photo", Samples.NOW);
    var original = givenImage("original", Samples.NOW);
    var cut = new Cut(original.id(), new Crop(1250, 0, 7500, 10_000, 90));
    write(() -> ports().images().noteCut(photo.id(), cut));
    var info = Samples.channelInfo("News").withAvatar(Samples.avatar(photo.id()));
    given(Samples.channel("news", info));

    assertThat(forgetUnused(LATER, 10)).isEmpty();
    assertThat(ports().images().findCut(photo.id())).contains(cut);
    assertThat(ports().images().findCut(original.id())).isEmpty();

    write(() -> ports().channels().update(Samples.channel("news", Samples.channelInfo("News"))));
    assertThat(forgetUnused(LATER, 10)).containsExactly(photo.id());
    assertThat(ports().images().findCut(photo.id())).isEmpty();
    assertThat(forgetUnused(LATER, 10)).containsExactly(original.id());
  }

  @Test
  default void noImagesKeepEachOther() {
    var one = givenImage("one", Samples.NOW);
    var other = givenImage("other", Samples.NOW);
    var crop = new Crop(0, 0, 1, 1, 0);
    write(() -> ports().images().noteCut(one.id(), new Cut(other.id(), crop)));
    write(() -> ports().images().noteCut(other.id(), new Cut(one.id(), crop)));
    write(() -> ports().images().noteCut(other.id(), new Cut(other.id(), crop)));

    assertThat(ports().images().findCut(other.id())).isEmpty();
    assertThat(forgetUnused(LATER, 10)).containsExactly(one.id());
    assertThat(forgetUnused(LATER, 10)).containsExactly(other.id());
  }

  @Test
  default void whatAnImageWasCutFromMayBeNotedAnewAndBeGone() {
    var image = givenImage("image", Samples.NOW);
    var gone = new Cut(Samples.imageId("gone".getBytes(UTF_8)), new Crop(0, 0, 1, 1, 0));
    write(
        () ->
            ports()
                .images()
                .noteCut(image.id(), new Cut(gone.original(), new Crop(1, 1, 1, 1, 0))));
    write(() -> ports().images().noteCut(image.id(), gone));

    assertThat(ports().images().findCut(image.id())).contains(gone);
  }

  @Test
  default void forgetsAPhotoThatWasReplaced() {
    var photo = givenImage("photo", Samples.NOW);
    var info = Samples.channelInfo("News").withAvatar(Samples.avatar(photo.id()));
    given(Samples.channel("news", info));

    write(() -> ports().channels().update(Samples.channel("news", Samples.channelInfo("News"))));

    assertThat(forgetUnused(LATER, 10)).containsExactly(photo.id());
  }

  @Test
  default void keepsThePicturesOfPosts() {
    givenChannel("news");
    var one = givenImage("one", Samples.NOW);
    var two = givenImage("two", Samples.NOW);
    var unused = givenImage("three", Samples.NOW);
    var pictures = Samples.pictures(one.id(), two.id(), one.id());
    givenPost("news", pictures, Samples.NOW);
    var withText = PostContent.imagesWithText(pictures.images(), new PostText("A"));
    givenPost("news", withText, Samples.NOW);

    assertThat(forgetUnused(LATER, 10)).containsExactly(unused.id());
    assertThat(ports().images().findAll(List.of(one.id(), two.id()))).hasSize(2);
  }

  @Test
  default void forgetsThePicturesOfARecalledPost() {
    givenChannel("news");
    var shared = givenImage("shared", Samples.NOW);
    var alone = givenImage("alone", Samples.NOW);
    givenPost("news", Samples.pictures(shared.id()), Samples.NOW);
    var post = givenPost("news", Samples.pictures(shared.id(), alone.id()), Samples.NOW);

    givenRecalled(post);

    assertThat(forgetUnused(LATER, 10)).containsExactly(alone.id());
    assertThat(ports().images().find(shared.id())).contains(shared);
  }

  @Test
  default void forgetsTheImagesOfADeletedChannelOnceItIsPurged() {
    var photo = givenImage("photo", Samples.NOW);
    var picture = givenImage("picture", Samples.NOW);
    var shared = givenImage("shared", Samples.NOW);
    var info = Samples.channelInfo("News").withAvatar(Samples.avatar(photo.id()));
    var channel = given(Samples.channel("news", info));
    givenChannel("other");
    givenPost("news", Samples.pictures(picture.id(), shared.id()), Samples.NOW);
    givenPost("other", Samples.pictures(shared.id()), Samples.NOW);

    givenDeleted(channel);
    purge();

    assertThat(forgetUnused(LATER, 10)).containsExactlyInAnyOrder(photo.id(), picture.id());
    assertThat(ports().images().find(shared.id())).contains(shared);
  }

  @Test
  default void forgottenImageCanBeSavedAgain() {
    givenImage("one", Samples.NOW);
    forgetUnused(LATER, 10);

    var again = givenImage("one", LATER);

    assertThat(ports().images().find(again.id())).contains(again);
  }

  // Orphans

  @Test
  default void takesAnOrphanThatWasNotedBefore() {
    var orphan = givenOrphan("one", LATER.minusMillis(1));
    givenOrphan("two", LATER);

    assertThat(takeOrphans(LATER, 10)).containsExactly(orphan);
  }

  @Test
  default void takesAnOrphanAgainOnlyAfterAWhile() {
    var orphan = givenOrphan("one", Samples.NOW);
    var now = LATER.plusSeconds(60);

    assertThat(takeOrphans(LATER, 10, now)).containsExactly(orphan);
    assertThat(takeOrphans(now, 10)).isEmpty();
    assertThat(takeOrphans(now.plusMillis(1), 10)).containsExactly(orphan);
  }

  @Test
  default void takesNoMoreOrphansThanAskedForAndTheOldestFirst() {
    var third = givenOrphan("a", Samples.NOW.plusMillis(3));
    var first = givenOrphan("b", Samples.NOW.plusMillis(1));
    var second = givenOrphan("c", Samples.NOW.plusMillis(2));

    assertThat(takeOrphans(LATER, 2)).containsExactlyInAnyOrder(first, second);
    assertThat(takeOrphans(LATER, 2)).containsExactly(third);
    assertThat(takeOrphans(LATER, 2)).isEmpty();
  }

  @Test
  default void lastNoteOfAnOrphanCounts() {
    givenOrphan("one", Samples.NOW);
    givenOrphan("one", LATER);

    assertThat(takeOrphans(LATER, 10)).isEmpty();
    assertThat(takeOrphans(LATER.plusMillis(1), 10)).hasSize(1);
  }

  @Test
  default void savedImageIsNoOrphanAnyMore() {
    givenOrphan("one", Samples.NOW);
    givenImage("one", Samples.NOW);
    givenOrphan("one", Samples.NOW);
    givenImage("one", LATER);

    assertThat(takeOrphans(LATER, 10)).isEmpty();
  }

  @Test
  default void forgottenImageIsAnOrphanNotedAtItsLastUpload() {
    givenImage("one", Samples.NOW);
    var image = givenImage("one", Samples.NOW.plusMillis(2));
    givenImage("other", LATER);
    forgetUnused(LATER, 10);

    assertThat(takeOrphans(Samples.NOW.plusMillis(2), 10)).isEmpty();
    assertThat(takeOrphans(Samples.NOW.plusMillis(3), 10)).containsExactly(image.id());
  }

  @Test
  default void forgottenImageThatIsBeingUploadedAgainKeepsItsNote() {
    givenImage("one", Samples.NOW);
    var orphan = givenOrphan("one", LATER);
    forgetUnused(LATER, 10);

    assertThat(takeOrphans(LATER, 10)).isEmpty();
    assertThat(takeOrphans(LATER.plusMillis(1), 10)).containsExactly(orphan);
  }

  @Test
  default void orphanThatIsUnlistedIsNotTakenAgain() {
    var one = givenOrphan("one", Samples.NOW);
    var two = givenOrphan("two", Samples.NOW);
    takeOrphans(LATER, 10, LATER);

    write(() -> ports().images().unlist(one));
    write(() -> ports().images().unlist(one));

    assertThat(takeOrphans(LATER.plusMillis(1), 10)).containsExactly(two);
  }

  @Test
  default void knownImageIsNotTakenAsAnOrphanAndGoesOffTheList() {
    var image = givenImage("one", Samples.NOW);
    givenOrphan("one", Samples.NOW);

    assertThat(takeOrphans(LATER, 10)).isEmpty();
    forgetUnused(LATER, 10); // which keeps a note that is there

    assertThat(takeOrphans(LATER, 10)).containsExactly(image.id());
  }

  @Test
  default void orphanThatIsBeingDeletedIsNotNotedAnew() {
    givenOrphan("one", Samples.NOW);
    takeOrphans(LATER, 10, LATER);

    var end = LATER.plus(ImageRepository.DELETION);
    assertThatThrownBy(() -> givenOrphan("one", end.minusMillis(1))).isInstanceOf(Busy.class);

    givenOrphan("one", end);
    assertThat(takeOrphans(end, 10)).isEmpty();
  }

  @Test
  default void orphanMayBeNotedOnceItsBytesAreDeleted() {
    var orphan = givenOrphan("one", Samples.NOW);
    takeOrphans(LATER, 10, LATER);
    write(() -> ports().images().unlist(orphan));

    givenOrphan("one", LATER);

    assertThat(takeOrphans(LATER.plusMillis(1), 10)).containsExactly(orphan);
  }

  @Test
  default void orphanThatWasNotedSinceItWasTakenStays() {
    givenOrphan("one", Samples.NOW);
    takeOrphans(LATER, 10, LATER);
    var end = LATER.plus(ImageRepository.DELETION);
    var orphan = givenOrphan("one", end);

    write(() -> ports().images().unlist(orphan));

    assertThat(takeOrphans(end.plusMillis(1), 10)).containsExactly(orphan);
  }

  private ImageId givenOrphan(String bytes, Instant at) {
    var id = Samples.image(bytes, at).id();
    write(() -> ports().images().noteOrphan(id, at));
    return id;
  }

  /** Takes orphans a day later, so that they are not taken again. */
  private List<ImageId> takeOrphans(Instant notedBefore, int most) {
    var now = LATER.plus(Duration.ofDays(1));
    return takeOrphans(notedBefore, most, now);
  }

  private List<ImageId> takeOrphans(Instant notedBefore, int most, Instant now) {
    return write(() -> ports().images().takeOrphans(notedBefore, most, now));
  }

  private List<ImageId> forgetUnused(Instant uploadedBefore, int most) {
    return write(() -> ports().images().forgetUnused(uploadedBefore, most));
  }
}
