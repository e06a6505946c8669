package dev.herald.persistence.image;

import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.port.out.ImageProcessor;
import dev.herald.application.port.out.ImageStore;
import dev.herald.persistence.folder.UnusableDataFolder;
import java.nio.file.Path;
import java.util.Optional;

/** All that has to do with the bytes of images, wherever they are. */
public interface Images extends AutoCloseable {

  ImageStore store();

  ImageProcessor processor();

  /** For uploads that have not ended, and renditions that are being made. */
  Path incoming();

  /** Why images can't be kept now, if they can't. It takes no longer than a probe may. */
  Optional<StoreTrouble> trouble();

  /** Finishes the picture that is being made. */
  @Override
  void close();

  /** Opens the images of a Herald. */
  @FunctionalInterface
  interface Opener {

    /**
     * Opens them.
     *
     * @param root the folder of all images in the data folder, for as many of them as are not
     *     elsewhere
     * @throws UnusableDataFolder it can't be used
     */
    Images open(Path root);
  }
}
