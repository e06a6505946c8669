package dev.herald.persistence.image;

import dev.herald.application.view.StoredImage;
import java.io.IOException;
import java.nio.file.Path;

/** Images that are kept, for whoever must read here and there in one. */
public interface Originals {

  /**
   * Reads an image.
   *
   * @throws IOException it can't be read, or is gone
   */
  <T> T read(StoredImage image, Reader<T> reader) throws IOException;

  /** Reads a file that it must leave as it is, and that may be gone afterwards. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Path file) throws IOException;
  }
}
