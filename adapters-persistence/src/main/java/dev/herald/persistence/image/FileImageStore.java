package dev.herald.persistence.image;

import dev.herald.application.failure.OnceAMinute;
import dev.herald.application.failure.StorageFull;
import dev.herald.application.port.out.ImageStore;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.refusal.Refusal;
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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each image in a file that is called by its hash. Bytes come in through a file elsewhere on
 * the same disk, which is moved into place when all of it is durable: a file that bears a hash is
 * always whole. The only paths that are ever made are those of an {@link ImageId}.
 */
public final class FileImageStore implements ImageStore {

  private static final int BUFFER_SIZE = 64 * 1024;
  private static final Logger LOG = LoggerFactory.getLogger(FileImageStore.class);

  private final ImageFolder folder;
  private final Renditions renditions;
  private final boolean keepsMetadata;
  private final OnceAMinute lost = new OnceAMinute(System::nanoTime);

  /**
   * Opens the store, makes what is missing of its folder, and removes what an earlier process left
   * unfinished there.
   *
   * @param keepsMetadata whether images keep what they tell of places, people and devices
   * @throws UnusableDataFolder it can't be written
   */
  FileImageStore(ImageFolder folder, Renditions renditions, boolean keepsMetadata) {
    this.folder = folder;
    this.renditions = renditions;
    this.keepsMetadata = keepsMetadata;
    try {
      Files.createDirectories(folder.incoming());
      Files.createDirectories(folder.kept());
      Folders.empty(folder.incoming());
    } catch (IOException e) {
      throw new UnusableDataFolder(
          "Herald can't write its images to %s (%s).".formatted(folder.root(), e), e);
    }
  }

  @Override
  public Staged stage(InputStream bytes) throws IOException {
    var file = newFile();
    try {
      var hashed = new DigestInputStream(bytes, Sha256.digest());
      var length = write(keepsMetadata ? hashed : PrivateMetadata.leftOut(hashed), file);
      hashed.transferTo(OutputStream.nullOutputStream()); // what comes after a picture's end
      var id = new ImageId(Sha256.of(hashed.getMessageDigest()));
      return new StagedFile(file, id, length);
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private Path newFile() {
    try {
      return Files.createTempFile(folder.incoming(), "", "");
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

  @Override
  public InputStream open(ImageId id) {
    try {
      return Files.newInputStream(folder.kept(id));
    } catch (NoSuchFileException e) {
      throw lost(id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long byteSize(ImageId id) {
    try {
      return Files.size(folder.kept(id));
    } catch (NoSuchFileException e) {
      throw lost(id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Only images that are known are asked for: whoever reads them should not be the first to see.
   */
  private Refusal.ImageNotFound lost(ImageId id) {
    if (lost.isDue()) {
      LOG.error(
          "The file of the image {} is missing, though the image is known. Unless it was deleted"
              + " just now, herald doctor tells of it: put it back from a backup, or upload the"
              + " image again.",
          id);
    }
    return new Refusal.ImageNotFound(id);
  }

  /** Removes the renditions too; after the image, or new ones could be made in between. */
  @Override
  public void delete(ImageId id) {
    try {
      Files.deleteIfExists(folder.kept(id));
      renditions.delete(id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RuntimeException failure(IOException e) {
    return DiskSpace.isUsedUp(folder.incoming(), e)
        ? new StorageFull("There is no room left for images.", e)
        : new UncheckedIOException(e);
  }

  /** An upload that has ended, in a file. */
  final class StagedFile implements Staged {

    private final Path file;
    private final ImageId id;
    private final long byteSize;

    private StagedFile(Path file, ImageId id, long byteSize) {
      this.file = file;
      this.id = id;
      this.byteSize = byteSize;
    }

    Path file() {
      return file;
    }

    @Override
    public ImageId id() {
      return id;
    }

    @Override
    public long byteSize() {
      return byteSize;
    }

    @Override
    public InputStream open() {
      try {
        return Files.newInputStream(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void keep() {
      var near = folder.keptNear(id);
      try {
        Files.createDirectories(near);
        if (!Files.exists(folder.kept(id))) {
          Files.move(file, folder.kept(id), StandardCopyOption.ATOMIC_MOVE);
        }
        // A new name is durable only when its folder is; whoever made it before may have failed
        // here.
        Folders.flush(near);
        Folders.flush(folder.kept());
      } catch (IOException e) {
        throw failure(e);
      }
    }

    @Override
    public void close() {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
