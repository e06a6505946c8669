package dev.herald.persistence.image;

import dev.herald.domain.id.ImageId;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The bytes of images that are not in a data folder, for who moves all of them. What can't be done
 * at once is tried for a while: an {@link IOException} says, in words for an operator, that it was
 * in vain.
 */
public interface DistantImages extends AutoCloseable {

  /** Where they are, as a data folder notes it. */
  String location();

  /**
   * Copies an image into a file, which is there.
   *
   * @return whether there is such an image
   * @throws IOException it can't be read or written
   */
  boolean read(ImageId id, Path file) throws IOException;

  /**
   * Whether there is an image that is so long. One is there as a whole or not at all.
   *
   * @throws IOException nobody can say
   */
  boolean has(ImageId id, long byteSize) throws IOException;

  /**
   * Keeps a copy of a file, which is durable when this returns.
   *
   * @throws IOException it can't be read, or kept
   */
  void keep(ImageId id, Path file) throws IOException;

  @Override
  void close();
}
