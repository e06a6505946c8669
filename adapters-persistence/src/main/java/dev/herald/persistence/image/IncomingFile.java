package dev.herald.persistence.image;

import dev.herald.domain.id.ImageId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An upload that has ended, in a file.
 *
 * @param file durable, for {@link #delete} to remove unless it was moved
 * @param id of all bytes that were sent
 * @param byteSize how long it is
 */
public record IncomingFile(Path file, ImageId id, long byteSize) {

  /** The bytes from the start, for the caller to close. */
  public InputStream open() {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No error if it is gone. */
  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
