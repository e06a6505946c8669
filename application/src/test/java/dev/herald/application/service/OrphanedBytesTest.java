package dev.herald.application.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.StorageFull;
import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.out.ImageStore;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bytes of images that are not known do not stay, whatever fails and whenever. */
class OrphanedBytesTest extends Story {

  private static final ImageId PNG = Samples.imageId(Samples.png());
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final Duration A_MOMENT = Duration.ofMillis(1);

  /** Images whose bytes the store will not delete for now. */
  private final Set<ImageId> stuck = new HashSet<>();

  private final UseCases heraldWithAStubbornStore =
      heraldWhoseStoreDeletes(this::deleteUnlessStuck);

  @Test
  void bytesOfAnUploadThatFailsAtItsCommitGoAfterAnHour() {
    failToUpload(new FullDisk(() -> {}));
    assertThat(ports.outbound().images().find(PNG)).isEmpty();
    assertBytesAreThere(PNG);

    clock.advance(AN_HOUR);
    assertThat(herald.cleanUp().step()).isFalse();
    assertBytesAreThere(PNG);

    clock.advance(A_MOMENT);
    assertThat(herald.cleanUp().step()).isTrue();
    assertBytesAreGone(PNG);
    assertThat(herald.cleanUp().step()).isFalse();
  }

  @Test
  void uploadThatFailsLeavesAnImageThatWasThereBefore() {
    givenImage(Samples.png());
    givenChannel(NEWS);
    publish(NEWS, Samples.pictures(PNG));
    clock.advance(A_MOMENT);
    failToUpload(new FullDisk(() -> {}));

    cleanUpLater();

    assertThat(ports.outbound().images().find(PNG)).isPresent();
    assertBytesAreThere(PNG);
  }

  @Test
  void uploadThatSucceedsAfterOneThatFailedStays() {
    failToUpload(new FullDisk(() -> {}));
    givenImage(Samples.png());
    givenChannel(NEWS);
    publish(NEWS, Samples.pictures(PNG));

    cleanUpLater();

    assertBytesAreThere(PNG);
  }

  @Test
  void cleanUpDoesNotTakeItsNoteFromAnUploadThatIsUnderWay() {
    givenImage(Samples.png());
    clock.advance(Duration.ofHours(2));
    failToUpload(new FullDisk(() -> herald.cleanUp().step()));
    assertThat(ports.outbound().images().find(PNG)).isEmpty();
    assertBytesAreThere(PNG);

    cleanUpLater();

    assertBytesAreGone(PNG);
  }

  @Test
  void imageThatCannotBeDeletedKeepsNoOtherFromIt() {
    var gif = givenImage(Samples.gif()).id();
    givenImage(Samples.png());
    var svg = givenImage(Samples.svg()).id();
    stuck.add(PNG);
    clock.advance(AN_HOUR.plus(A_MOMENT));

    assertThatThrownBy(heraldWithAStubbornStore.cleanUp()::step).hasMessageContaining("stuck");

    assertBytesAreGone(gif);
    assertBytesAreGone(svg);
    assertBytesAreThere(PNG);
  }

  @Test
  void imageThatCannotBeDeletedIsTriedAgainAfterAnHour() {
    givenImage(Samples.png());
    stuck.add(PNG);
    clock.advance(AN_HOUR.plus(A_MOMENT));
    assertThatThrownBy(heraldWithAStubbornStore.cleanUp()::step).hasMessageContaining("stuck");

    stuck.clear();
    clock.advance(AN_HOUR);
    assertThat(heraldWithAStubbornStore.cleanUp().step()).isFalse();
    assertBytesAreThere(PNG);

    clock.advance(A_MOMENT);
    assertThat(heraldWithAStubbornStore.cleanUp().step()).isTrue();
    assertBytesAreGone(PNG);
    assertThat(heraldWithAStubbornStore.cleanUp().step()).isFalse();
  }

  @Test
  void manyThatCannotBeDeletedKeepNoOtherFromIt() {
    IntStream.rangeClosed(0, 50)
        .mapToObj(i -> givenImage(("GIF89a number " + i).getBytes(UTF_8)).id())
        .forEach(stuck::add);
    clock.advance(A_MOMENT);
    givenImage(Samples.png());
    clock.advance(AN_HOUR.plus(A_MOMENT));

    for (var i = 0; i < 2; i++) {
      assertThatThrownBy(heraldWithAStubbornStore.cleanUp()::step).hasMessageContaining("stuck");
    }

    assertBytesAreGone(PNG);
    assertThat(heraldWithAStubbornStore.cleanUp().step()).isFalse();
  }

  @Test
  void bytesGoThoughTheProcessDiedBetweenForgettingAndDeleting() {
    givenImage(Samples.png());
    clock.advance(AN_HOUR.plus(A_MOMENT));
    var death = new Error("the process is gone");
    var dying = heraldWhoseStoreDeletes(id -> die(death));
    assertThatThrownBy(dying.cleanUp()::step).isSameAs(death);
    assertThat(ports.outbound().images().find(PNG)).isEmpty();
    assertBytesAreThere(PNG);

    cleanUpLater();

    assertBytesAreGone(PNG);
  }

  @Test
  void imageWhoseBytesAreBeingDeletedIsNotUploadedMeanwhile() {
    givenImage(Samples.png());
    clock.advance(AN_HOUR.plus(A_MOMENT));
    var deleting = heraldWhoseStoreDeletes(this::deleteWhileItIsUploadedAgain);

    deleting.cleanUp().step();

    assertBytesAreGone(PNG);
    assertThat(ports.outbound().images().find(PNG)).isEmpty();
    givenImage(Samples.png());
    assertBytesAreThere(PNG);
  }

  private void deleteWhileItIsUploadedAgain(ImageId id) {
    assertThatThrownBy(() -> givenImage(Samples.png())).isInstanceOf(Busy.class);
    ports.outbound().imageStore().delete(id);
  }

  @Test
  void whoIsSlowDeletesNothingThatMayBeUploadedAgainMeanwhile() {
    givenImage(Samples.gif());
    clock.advance(A_MOMENT);
    givenImage(Samples.png());
    clock.advance(AN_HOUR.plus(A_MOMENT));
    var slow = heraldWhoseStoreDeletes(this::deleteSlowly);

    slow.cleanUp().step();
    assertBytesAreGone(Samples.imageId(Samples.gif()));
    givenImage(Samples.png());
    slow.cleanUp().step();

    assertBytesAreThere(PNG);
  }

  private void deleteSlowly(ImageId id) {
    ports.outbound().imageStore().delete(id);
    clock.advance(Duration.ofMinutes(2));
  }

  private void failToUpload(UnitOfWork unitOfWork) {
    var usual = ports.outbound();
    var failing = heraldWith(unitOfWork, usual.imageStore(), usual.imageProcessor());
    assertThatThrownBy(
            () -> failing.uploadImage().upload(ADMIN, new ByteArrayInputStream(Samples.png())))
        .isInstanceOf(StorageFull.class);
  }

  private UseCases heraldWhoseStoreDeletes(Consumer<ImageId> deletes) {
    var usual = ports.outbound();
    return heraldWith(
        usual.unitOfWork(), new Store(usual.imageStore(), deletes), usual.imageProcessor());
  }

  private void deleteUnlessStuck(ImageId id) {
    if (stuck.contains(id)) throw new IllegalStateException("stuck");
    ports.outbound().imageStore().delete(id);
  }

  private static void die(Error death) {
    throw death;
  }

  private void cleanUpLater() {
    clock.advance(Duration.ofHours(2));
    cleanUp();
  }

  private void assertBytesAreThere(ImageId id) {
    try (var kept = ports.outbound().imageStore().open(id)) {
      assertThat(kept.byteSize()).isPositive();
    }
  }

  private void assertBytesAreGone(ImageId id) {
    assertRefused(Refusal.ImageNotFound.class, () -> ports.outbound().imageStore().open(id));
  }

  /**
   * Has no room left at the commit that would make an image known. It lets somebody else in after
   * each unit of work.
   */
  private final class FullDisk implements UnitOfWork {

    private final UnitOfWork usual = ports.outbound().unitOfWork();
    private final Runnable somebody;

    private FullDisk(Runnable somebody) {
      this.somebody = somebody;
    }

    @Override
    public <T> T execute(Supplier<T> work) {
      var result = usual.execute(() -> commit(work.get()));
      somebody.run();
      return result;
    }

    private <T> T commit(T result) {
      if (isUploadedNow()) throw new StorageFull("no room", null);
      return result;
    }

    private boolean isUploadedNow() {
      var known = ports.outbound().images().find(PNG);
      return known.filter(it -> it.uploadedAt().equals(clock.instant())).isPresent();
    }

    @Override
    public <T> T executeUnseen(Supplier<T> work) {
      return execute(work);
    }

    @Override
    public long version() {
      return usual.version();
    }
  }

  /** The usual store, but for how it deletes. */
  private record Store(ImageStore usual, Consumer<ImageId> deletes) implements ImageStore {

    @Override
    public Staged stage(InputStream bytes) throws IOException {
      return usual.stage(bytes);
    }

    @Override
    public Kept open(ImageId id) {
      return usual.open(id);
    }

    @Override
    public void delete(ImageId id) {
      deletes.accept(id);
    }
  }
}
