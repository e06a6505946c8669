package dev.herald.application.port.out;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.StorageFull;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;

/**
 * Keeps the bytes of images under the hash of those bytes, in constant memory. It may take seconds,
 * and is called outside of units of work. What can't be reached throws {@link Busy}.
 */
public interface ImageStore {

  /**
   * Takes the bytes in, without keeping them yet. Close it in any case.
   *
   * @throws IOException the bytes could not be read to their end
   * @throws StorageFull there is no room for them
   */
  Staged stage(InputStream bytes) throws IOException;

  /**
   * The bytes of an image, for the caller to close.
   *
   * @throws Refusal.ImageNotFound they are not there
   */
  Kept open(ImageId id);

  /**
   * An address at which whoever has it gets the bytes of an image for at least half an hour, if
   * they are there.
   *
   * @param contentType as what they are sent there
   * @return empty if they are to be had from here alone
   */
  default Optional<URI> address(ImageId id, String contentType) {
    return Optional.empty();
  }

  /** Removes the bytes of an image; no error if they are not there. */
  void delete(ImageId id);

  /** Bytes that were taken in and are durable, but gone when closed unless they were kept. */
  interface Staged extends AutoCloseable {

    ImageId id();

    long byteSize();

    /** The bytes from the start, for the caller to close. */
    InputStream open();

    /** Keeps the bytes, durably. No error if the store has the same bytes already. */
    void keep();

    @Override
    void close();
  }

  /**
   * Bytes that were kept.
   *
   * @param byteSize how many there are
   */
  record Kept(long byteSize, InputStream bytes) implements AutoCloseable {

    @Override
    public void close() {
      try {
        bytes.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
