package dev.herald.persistence.image;

import dev.herald.application.failure.Busy;
import dev.herald.application.port.out.ImageProcessor.Rendition;
import dev.herald.domain.id.ImageId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps the pictures that were made of images. Those of an image come into being together, and it
 * is remembered if none can be made. Nothing is kept of an image that is gone, however its making
 * and its deletion meet. A store that can't be reached throws {@link Busy}.
 */
public interface RenditionStore {

  /** Whether all renditions of an image were made that can be. */
  boolean areMade(ImageId id);

  /**
   * The smallest rendition whose longer edge has at least so many pixels, or else the largest.
   *
   * @return for the caller to close; empty if there are none
   */
  Optional<Rendition> find(ImageId id, int edge);

  /**
   * Keeps what was made of an image, unless the image is gone.
   *
   * @param made a folder of {@link RenditionFile}s, durable, among those of {@link IncomingFolder};
   *     it may be moved
   */
  void keep(ImageId id, Path made) throws IOException;

  /** Removes what was made of an image, which must be gone itself; no error if there is nothing. */
  void delete(ImageId id) throws IOException;
}
