package dev.herald.persistence.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.application.failure.Busy;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.image.Crop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has a picture cut waits, but not for ever, and not everybody does. */
@Timeout(60)
class CropsTest {

  private static final Crop ALL = new Crop(0, 0, Crop.WHOLE, Crop.WHOLE, 0);
  private static final int MOST = 4;

  @TempDir private Path root;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final List<Integer> edges = new ArrayList<>();
  private ImageFiles files;
  private RenditionMaker maker;
  private StoredImage image;

  @BeforeEach
  void aPictureThatTakesLong() throws IOException {
    files = new ImageFiles(root, false);
    maker =
        new RenditionMaker(
            new IncomingFolder(root, false),
            files.store(),
            new FileRenditions(new ImageFolder(root)),
            (file, edge) -> {
              edges.add(edge);
              begun.countDown();
              await(goOn);
              return Optional.empty();
            });
    try (var staged = files.store().stage(new ByteArrayInputStream(Samples.png()))) {
      staged.keep();
      var size = Optional.of(new StoredImage.Dimensions(8000, 4000));
      image = new StoredImage(staged.id(), "image/png", staged.byteSize(), size, Samples.NOW);
    }
  }

  @AfterEach
  void close() {
    goOn.countDown();
    maker.close();
    files.close();
  }

  @Test
  void fewWaitAndNothingIsLeftOfThem() throws Exception {
    var waiting = whoWait();

    assertThatExceptionOfType(Busy.class).isThrownBy(() -> maker.crops().make(image, ALL));

    goOn.countDown();
    for (var one : waiting) assertThat(one.get()).isEmpty();
    assertThat(maker.crops().make(image, ALL)).isEmpty();
    try (var left = Files.list(new IncomingFolder(root, false).path())) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void nobodyWaitsForWhatIsStopped() throws Exception {
    var waiting = whoWait();
    var stopping =
        started(
            () -> {
              maker.close();
              return Optional.empty();
            });

    for (var one : waiting) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(one::get)
          .withCauseInstanceOf(Busy.class);
    }
    goOn.countDown();
    stopping.get();
    assertThatExceptionOfType(Busy.class).isThrownBy(() -> maker.crops().make(image, ALL));
  }

  @Test
  void noMoreIsDecodedThanIsShown() {
    goOn.countDown();
    maker.crops().make(image, ALL);
    maker.crops().make(image, new Crop(0, 0, 5000, 10_000, 0));
    maker.crops().make(image, new Crop(0, 0, 1, 1, 0));

    assertThat(edges).containsExactly(1024, 2048, 4096);
  }

  /** As many as may, of whom the first keeps the others waiting. */
  private List<Future<Optional<byte[]>>> whoWait() throws Exception {
    var waiting = new ArrayList<Future<Optional<byte[]>>>();
    waiting.add(started(() -> maker.crops().make(image, ALL)));
    await(begun);
    while (waiting.size() < MOST) waiting.add(started(() -> maker.crops().make(image, ALL)));
    while (maker.crops().awaited() < MOST) Thread.onSpinWait();
    return waiting;
  }

  private static Future<Optional<byte[]>> started(Callable<Optional<byte[]>> work) {
    var task = new FutureTask<>(work);
    var thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
