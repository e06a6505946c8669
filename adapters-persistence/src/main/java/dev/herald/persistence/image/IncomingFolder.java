package dev.herald.persistence.image;

import dev.herald.application.failure.StorageFull;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.shared.Sha256;
import dev.herald.persistence.folder.DiskSpace;
import dev.herald.persistence.folder.Folders;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.metadata.PrivateMetadata;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.Optional;

/** A folder for uploads, which are not kept yet, and for whatever else is half done. */
public final class IncomingFolder {

  private static final int BUFFER_SIZE = 64 * 1024;

  private final Path path;
  private final boolean keepsMetadata;

  /**
   * Makes the folder if it is missing, and removes what an earlier process left there.
   *
   * @param root the folder of all images
   * @param keepsMetadata whether images keep what they tell of places, people and devices
   * @throws UnusableDataFolder it can't be written
   */
  public IncomingFolder(Path root, boolean keepsMetadata) {
    this.path = new ImageFolder(root).incoming();
    this.keepsMetadata = keepsMetadata;
    try {
      Files.createDirectories(path);
      Folders.empty(path);
    } catch (IOException e) {
      throw unwritable(root, e);
    }
  }

  static UnusableDataFolder unwritable(Path root, IOException e) {
    return new UnusableDataFolder(
        "Herald can't write its images to %s (%s).".formatted(root, e), e);
  }

  public Path path() {
    return path;
  }

  /**
   * Takes bytes in, to their end, and flushes them to the disk.
   *
   * @throws IOException they could not be read to their end
   * @throws StorageFull there is no room for them
   */
  public IncomingFile take(InputStream bytes) throws IOException {
    var file = newFile();
    try {
      var hashed = new DigestInputStream(bytes, Sha256.digest());
      var length = write(keepsMetadata ? hashed : PrivateMetadata.leftOut(hashed), file);
      hashed.transferTo(OutputStream.nullOutputStream()); // what comes after a picture's end
      var id = new ImageId(Sha256.of(hashed.getMessageDigest()));
      return new IncomingFile(file, id, length);
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** An empty file for the caller to delete. */
  public Path newFile() {
    try {
      return Files.createTempFile(path, "", "");
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Writes and flushes to the disk. What can't be read is thrown as it is: it is not our fault. */
  private long write(InputStream bytes, Path file) throws IOException {
    var buffer = new byte[BUFFER_SIZE];
    try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var length = 0L;
      for (var read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        writeFully(out, ByteBuffer.wrap(buffer, 0, read));
        length += read;
      }
      flush(out);
      return length;
    }
  }

  private void writeFully(FileChannel out, ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) out.write(bytes);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void flush(FileChannel file) {
    try {
      file.force(true);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** What to throw where writing to this disk failed. */
  public RuntimeException failure(IOException e) {
    return DiskSpace.isUsedUp(path, e)
        ? new StorageFull("There is no room left for images.", e)
        : new UncheckedIOException(e);
  }

  /** Why it can't be written, if it can't. */
  public Optional<String> trouble() {
    try {
      var file = Files.createTempFile(path, "", "");
      try {
        Files.write(file, new byte[1]);
      } finally {
        Files.delete(file);
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e.toString());
    }
  }
}
