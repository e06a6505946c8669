package dev.herald.persistence.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.failure.StoreTrouble.Kind;
import dev.herald.application.port.out.ImageStore.Staged;
import dev.herald.application.testkit.Await;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.persistence.s3.FaultyWay.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** S3 fails, or says nothing: nobody waits for long, and nothing is half there. */
@Order(1)
class LostS3Test {

  /** As usual, but sooner to try again. */
  private static final Tuning USUAL =
      new Tuning(
          5 * 1024 * 1024,
          Tuning.USUAL.connect(),
          Tuning.USUAL.silence(),
          Tuning.USUAL.attempt(),
          Tuning.USUAL.call(),
          Tuning.USUAL.part(),
          Tuning.USUAL.upload(),
          Tuning.USUAL.unfinished(),
          Duration.ofMillis(200));

  /** For tests that wait until it ends. */
  private static final Tuning HASTY = hasty(USUAL.pause());

  /** A busy machine may take this long for what should take a tenth of it. */
  private static final Duration LONG = Duration.ofSeconds(20);

  private static final byte[] MANY_BYTES = bytes(500_003);

  /** So many that they are sent in parts. */
  private static final byte[] PARTS = bytes(10_500_003);

  @TempDir private Path folder;
  private final S3Settings direct = S3Server.newBucket();
  private final FaultyWay way = new FaultyWay(S3Server.endpoint());
  private S3Images images;

  @BeforeEach
  void open() {
    images = open(USUAL);
  }

  private void reopen(Tuning tuning) {
    images.close();
    Await.until(() -> isOpened(tuning));
  }

  /** On a machine that is busy, who is hasty may have to try twice. */
  private boolean isOpened(Tuning tuning) {
    try {
      images = open(tuning);
      return true;
    } catch (UnusableBucket e) {
      return false;
    }
  }

  private S3Images open(Tuning tuning) {
    var byThatWay = S3Server.at(way.address(), direct.location().bucket());
    return S3Images.open(byThatWay, tuning, folder, false, Optional.empty());
  }

  @AfterEach
  void close() {
    way.close();
    images.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CUT", "SILENT", "DEAF"})
  void asksToComeAgainInsteadOfWaitingForEver(Fault fault) throws Exception {
    var id = keep(Samples.png());
    reopen(HASTY);
    try (var staged = stage(MANY_BYTES)) {
      way.become(fault);

      assertBusySoon(staged::keep);
      assertBusySoon(() -> images.store().open(id));
      assertBusySoon(() -> images.store().delete(id));
      assertThat(images.trouble()).map(StoreTrouble::kind).contains(Kind.IMAGES_NOT_WRITABLE);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CUT", "SILENT", "DEAF"})
  void goesOnByItselfWhenS3IsBack(Fault fault) throws Exception {
    var id = keep(Samples.png());
    reopen(HASTY);
    way.become(fault);
    assertBusySoon(() -> images.store().open(id));

    way.become(Fault.NONE);

    Await.until(() -> images.trouble().isEmpty());
    Await.until(() -> isOpened(id));
  }

  @Test
  void refusesAtOnceWhileItIsKnownToBeAway() throws Exception {
    var id = keep(Samples.png());
    reopen(hasty(Duration.ofMinutes(1)));
    way.become(Fault.SILENT);
    assertBusySoon(() -> images.store().open(id));
    var connections = way.connections();

    for (var i = 0; i < 1000; i++) {
      assertThatThrownBy(() -> images.store().open(id)).isInstanceOf(Busy.class);
    }

    assertThat(way.connections()).isEqualTo(connections);
  }

  private static Tuning hasty(Duration pause) {
    return new Tuning(
        USUAL.partBytes(),
        Duration.ofMillis(1000),
        Duration.ofMillis(1000),
        Duration.ofMillis(1000),
        Duration.ofMillis(1200),
        Duration.ofMillis(1000),
        Duration.ofMillis(1200),
        USUAL.unfinished(),
        pause);
  }

  /** As usual, a day later. */
  private static Tuning aDayLater() {
    return new Tuning(
        USUAL.partBytes(),
        USUAL.connect(),
        USUAL.silence(),
        USUAL.attempt(),
        USUAL.call(),
        USUAL.part(),
        USUAL.upload(),
        Duration.ofMinutes(-5), // whatever the clock of S3 says
        USUAL.pause());
  }

  @Test
  void letsFewWaitForAServerThatSaysNothing() throws Exception {
    var id = keep(Samples.png());
    reopen(HASTY);
    way.become(Fault.SILENT);
    var connections = way.connections();
    var readers = Executors.newFixedThreadPool(100);
    try {
      Callable<Busy> reading = () -> busy(id);
      var all = IntStream.range(0, 100).mapToObj(i -> reading).toList();

      for (var answer : readers.invokeAll(all, 30, TimeUnit.SECONDS)) {
        assertThat(answer.get().retryAfter()).isPositive();
      }
    } finally {
      readers.shutdownNow();
    }
    assertThat(way.connections() - connections).isLessThan(100);
  }

  private boolean isOpened(ImageId id) {
    try {
      images.store().open(id).close();
      return true;
    } catch (Busy e) {
      return false;
    }
  }

  private Busy busy(ImageId id) {
    try {
      images.store().open(id).close();
      throw new AssertionError("it answers");
    } catch (Busy e) {
      return e;
    }
  }

  @Test
  void triesAgainWhenS3IsOverloadedForAMoment() throws IOException {
    var id = keep(Samples.png());

    way.answer(1, "503 Slow Down", "SlowDown");

    assertKept(id, Samples.png());
  }

  @Test
  void asksToComeAgainWhenS3IsOverloadedForLonger() throws IOException {
    var id = keep(Samples.png());

    way.answer(1000, "503 Slow Down", "SlowDown");

    assertBusySoon(() -> images.store().open(id));
  }

  @Test
  void asksToComeAgainWhenS3HasAFault() throws IOException {
    try (var staged = stage(Samples.png())) {
      way.answer(1000, "500 Internal Server Error", "InternalError");

      assertBusySoon(staged::keep);
    }
  }

  @Test
  void saysWhatIsWrongWithCredentialsThatHaveExpired() throws IOException {
    var id = keep(Samples.png());

    way.answer(1000, "403 Forbidden", "ExpiredToken");

    assertBusySoon(() -> images.store().open(id));
    assertThat(images.trouble())
        .map(StoreTrouble::detail)
        .contains("The credentials have expired.");
  }

  @Test
  void goesOnWhereAnAnswerWasCutShort() throws IOException {
    var id = keep(MANY_BYTES);

    way.cutOnceAfterAnswersOf(200_000);
    try (var kept = images.store().open(id)) {
      assertThat(kept.bytes()).hasBinaryContent(MANY_BYTES);
    }
  }

  @Test
  void neverTakesAPartOfAnImageForTheWhole() throws IOException {
    var id = keep(MANY_BYTES);

    way.cutAllAfterAnswersOf(200_000);
    try (var kept = images.store().open(id)) {
      assertThatThrownBy(() -> kept.bytes().readAllBytes())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("S3 sends no more");
    }
  }

  @Test
  void objectThatVanishedIsNoImage() throws IOException {
    var id = keep(Samples.png());
    try (var client = S3Server.client(direct)) {
      client.deleteObject(it -> it.bucket(direct.location().bucket()).key(keys().kept(id)));
    }

    assertThatThrownBy(() -> images.store().open(id)).isInstanceOf(Refusal.ImageNotFound.class);
    assertThat(images.trouble()).isEmpty();
  }

  @Test
  void uploadThatIsCutOffLeavesNoImageAndIsEndedAtAStartADayLater() throws Exception {
    try (var staged = stage(PARTS)) {
      way.cutAllAfterRequestsOf(7_000_000);
      assertBusySoon(staged::keep);
      assertThat(unfinished()).isEqualTo(1);
    }
    way.become(Fault.NONE);
    Await.until(() -> images.trouble().isEmpty());
    assertThatThrownBy(() -> images.store().open(Samples.imageId(PARTS)))
        .isInstanceOf(Refusal.ImageNotFound.class);

    reopen(USUAL);
    assertThat(unfinished()).as("it may be another server's").isEqualTo(1);
    reopen(aDayLater());
    assertThat(unfinished()).isZero();
  }

  @Test
  void sameLargeImageCanBeUploadedTwiceAtOnce() throws Exception {
    var both = Executors.newFixedThreadPool(2);
    try {
      Callable<ImageId> upload = () -> keep(PARTS);
      for (var kept : both.invokeAll(List.of(upload, upload), 60, TimeUnit.SECONDS)) {
        assertThat(kept.get()).isEqualTo(Samples.imageId(PARTS));
      }
    } finally {
      both.shutdownNow();
    }
    assertThat(unfinished()).isZero();
    assertKept(Samples.imageId(PARTS), PARTS);
  }

  private int unfinished() {
    try (var client = S3Server.client(direct)) {
      var bucket = direct.location().bucket();
      return client.listMultipartUploads(it -> it.bucket(bucket)).uploads().size();
    }
  }

  private Keys keys() {
    return new Keys(direct.location().prefix());
  }

  private Staged stage(byte[] bytes) throws IOException {
    return images.store().stage(new ByteArrayInputStream(bytes));
  }

  private ImageId keep(byte[] bytes) throws IOException {
    try (var staged = stage(bytes)) {
      staged.keep();
      return staged.id();
    }
  }

  private void assertKept(ImageId id, byte[] expected) throws IOException {
    try (var kept = images.store().open(id)) {
      assertThat(kept.byteSize()).isEqualTo(expected.length);
      assertThat(kept.bytes()).hasBinaryContent(expected);
    }
  }

  private static void assertBusySoon(Runnable call) {
    var begin = System.nanoTime();
    assertThatThrownBy(call::run).isInstanceOf(Busy.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONG);
  }

  private static byte[] bytes(int count) {
    var bytes = new byte[count];
    new Random(1).nextBytes(bytes);
    return bytes;
  }
}
