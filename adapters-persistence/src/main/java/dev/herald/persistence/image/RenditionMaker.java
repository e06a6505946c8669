package dev.herald.persistence.image;

import dev.herald.application.port.out.ImageProcessor;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.id.ImageId;
import dev.herald.persistence.folder.Folders;
import dev.herald.persistence.picture.Scaling;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes all renditions of an image at once, of one image after the other, on a thread of its own: a
 * decoded picture takes a good part of a small heap.
 */
final class RenditionMaker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RenditionMaker.class);
  private static final int MOST_WAITING = 1000;
  private static final int IDLE_SECONDS = 10;
  private static final int LONGEST_STOP_SECONDS = 10;

  private final IncomingFolder incoming;
  private final Originals originals;
  private final RenditionStore renditions;
  private final Pictures pictures;
  private final Map<ImageId, Future<?>> underWay = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor thread;
  private final Crops crops;

  /** Reads a picture, and makes it smaller than so many pixels; empty if it can't be read. */
  interface Pictures {
    Optional<BufferedImage> read(Path file, int edge) throws IOException;
  }

  RenditionMaker(
      IncomingFolder incoming, Originals originals, RenditionStore renditions, Pictures pictures) {
    this.incoming = incoming;
    this.originals = originals;
    this.renditions = renditions;
    this.pictures = pictures;
    var queue = new ArrayBlockingQueue<Runnable>(MOST_WAITING);
    thread =
        new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, queue, RenditionMaker::thread);
    thread.allowCoreThreadTimeOut(true);
    crops = new Crops(incoming, originals, pictures, thread);
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "herald-pictures");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Has the renditions of an image made when it is its turn.
   *
   * @return is done when they are made, or when it is clear that they will not be for now
   */
  Future<?> make(StoredImage image) {
    var made = underWay.computeIfAbsent(image.id(), id -> queued(image));
    return made == null ? CompletableFuture.completedFuture(null) : made;
  }

  private @Nullable Future<?> queued(StoredImage image) {
    try {
      return CompletableFuture.runAsync(() -> makeNow(image), thread);
    } catch (RejectedExecutionException tooMany) {
      return null;
    }
  }

  private void makeNow(StoredImage image) {
    try {
      if (!renditions.areMade(image.id())) makeAll(image);
    } catch (IOException | RuntimeException e) {
      LOG.warn("Making smaller pictures of the image {} failed.", image.id(), e);
    } catch (Error e) { // which nobody else would learn of
      LOG.error("Making smaller pictures of the image {} failed.", image.id(), e);
      throw e;
    } finally {
      underWay.remove(image.id());
    }
  }

  private void makeAll(StoredImage image) throws IOException {
    // First, for it fails on a full disk, and decoding would be in vain.
    var made = Files.createTempDirectory(incoming.path(), "");
    try {
      var picture = originals.read(image, file -> pictures.read(file, largestEdge(image)));
      if (picture.isPresent()) write(picture.get(), made);
      renditions.keep(image.id(), made);
    } finally {
      Folders.delete(made);
    }
  }

  private static int largestEdge(StoredImage image) {
    return image.isShownByBrowsers()
        ? ImageProcessor.LARGEST_THUMBNAIL
        : ImageProcessor.LARGEST_RENDITION;
  }

  /** From the largest to the smallest; each is made of the one before, and none is enlarged. */
  private static void write(BufferedImage picture, Path folder) throws IOException {
    var longer = Math.max(picture.getWidth(), picture.getHeight());
    for (var edge = ImageProcessor.LARGEST_RENDITION;
        edge >= ImageProcessor.SMALLEST_THUMBNAIL;
        edge /= 2) {
      if (edge / 2 >= longer && edge > ImageProcessor.SMALLEST_THUMBNAIL) continue;
      picture = Scaling.toFit(picture, edge);
      RenditionFile.write(picture, folder, edge);
    }
  }

  /** Cuts pictures from images, in turn with the renditions. */
  Crops crops() {
    return crops;
  }

  /** Finishes the image at hand. What waits is made when somebody asks for it again. */
  @Override
  public void close() {
    thread.getQueue().clear();
    thread.shutdown();
    crops.giveUp();
    try {
      if (!thread.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A picture is still being made.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
