package dev.herald.persistence.image;

import dev.herald.application.failure.Busy;
import dev.herald.application.port.out.ImageProcessor;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.image.Crop;
import dev.herald.persistence.folder.Folders;
import dev.herald.persistence.picture.Cutting;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Cuts pictures from images, each for somebody who waits for it. */
final class Crops {

  /** Each keeps the thread of a request. */
  private static final int MOST_AWAITED = 4;

  private static final int LONGEST_WAIT_SECONDS = 15;

  /** Of a picture from which little is to be cut, in pixels: it takes a good part of the heap. */
  private static final int LONGEST_EDGE = 4096;

  private static final Duration SOON = Duration.ofSeconds(2);

  private final IncomingFolder incoming;
  private final Originals originals;
  private final RenditionMaker.Pictures pictures;
  private final ExecutorService thread;
  private final Semaphore places = new Semaphore(MOST_AWAITED);
  private final AtomicLong waiters = new AtomicLong();
  private final Map<Long, Future<?>> awaited = new ConcurrentHashMap<>();

  /**
   * @param thread the only one on which pictures are decoded
   */
  Crops(
      IncomingFolder incoming,
      Originals originals,
      RenditionMaker.Pictures pictures,
      ExecutorService thread) {
    this.incoming = incoming;
    this.originals = originals;
    this.pictures = pictures;
    this.thread = thread;
  }

  /**
   * Makes a picture of a part of an image when it is its turn, and waits for it.
   *
   * @return its bytes; empty if the image can't be read
   * @throws Busy it is not its turn soon, or everything is being stopped
   */
  Optional<byte[]> make(StoredImage image, Crop crop) {
    if (!places.tryAcquire()) throw busy();
    try {
      return await(thread.submit(() -> cut(image, crop)));
    } catch (RejectedExecutionException tooMany) {
      throw busy();
    } finally {
      places.release();
    }
  }

  private Optional<byte[]> await(Future<Optional<byte[]>> cut) {
    var waiter = waiters.incrementAndGet();
    awaited.put(waiter, cut);
    if (thread.isShutdown()) cut.cancel(false); // it may be too late for others to give it up
    try {
      return cut.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cutting a picture from an image failed.", e.getCause());
    } catch (TimeoutException | CancellationException e) {
      throw busy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    } finally {
      awaited.remove(waiter);
      cut.cancel(false); // nobody waits for it any more
    }
  }

  private static Busy busy() {
    return new Busy("Other pictures are being made.", SOON);
  }

  private Optional<byte[]> cut(StoredImage image, Crop crop) throws IOException {
    var made = Files.createTempDirectory(incoming.path(), "");
    try {
      var picture = originals.read(image, file -> pictures.read(file, edge(image, crop)));
      if (picture.isEmpty()) return Optional.empty();
      var largest = ImageProcessor.LARGEST_THUMBNAIL;
      RenditionFile.write(Cutting.cut(picture.get(), crop, largest), made, largest);
      try (var files = Files.list(made)) {
        return Optional.of(Files.readAllBytes(files.findFirst().orElseThrow()));
      }
    } finally {
      Folders.delete(made);
    }
  }

  /** How large a picture must be for the part to be as large as it may be, and no larger. */
  private static int edge(StoredImage image, Crop crop) {
    var most =
        image
            .dimensions()
            .map(
                it -> {
                  var width = (double) it.width() * crop.width() / Crop.WHOLE;
                  var height = (double) it.height() * crop.height() / Crop.WHOLE;
                  var scale = ImageProcessor.LARGEST_THUMBNAIL / Math.max(width, height);
                  return Math.ceil(Math.max(it.width(), it.height()) * Math.min(1, scale));
                })
            .orElse((double) LONGEST_EDGE);
    return (int) Math.min(LONGEST_EDGE, most);
  }

  /** How many wait now. */
  int awaited() {
    return awaited.size();
  }

  /** Nobody waits any longer. */
  void giveUp() {
    for (var cut : awaited.values()) cut.cancel(false);
  }
}
