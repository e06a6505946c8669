package dev.herald.persistence.image;

import dev.herald.application.failure.OnceAMinute;
import dev.herald.application.port.out.ImageStore;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.persistence.folder.Folders;
import dev.herald.persistence.folder.UnusableDataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each image in a file that is called by its hash. Bytes come in through a file elsewhere on
 * the same disk, which is moved into place when all of it is durable: a file that bears a hash is
 * always whole. The only paths that are ever made are those of an {@link ImageId}.
 */
public final class FileImageStore implements ImageStore, Originals {

  private static final Logger LOG = LoggerFactory.getLogger(FileImageStore.class);

  private final ImageFolder folder;
  private final IncomingFolder incoming;
  private final RenditionStore renditions;
  private final OnceAMinute lost = new OnceAMinute(System::nanoTime);

  /**
   * Opens the store, and makes what is missing of its folder.
   *
   * @throws UnusableDataFolder it can't be written
   */
  FileImageStore(ImageFolder folder, IncomingFolder incoming, RenditionStore renditions) {
    this.folder = folder;
    this.incoming = incoming;
    this.renditions = renditions;
    try {
      Files.createDirectories(folder.kept());
    } catch (IOException e) {
      throw IncomingFolder.unwritable(folder.root(), e);
    }
  }

  @Override
  public Staged stage(InputStream bytes) throws IOException {
    return new MovableFile(incoming.take(bytes));
  }

  @Override
  public Kept open(ImageId id) {
    try {
      var file = folder.kept(id);
      return new Kept(Files.size(file), Files.newInputStream(file));
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

  @Override
  public <T> T read(StoredImage image, Reader<T> reader) throws IOException {
    return reader.read(folder.kept(image.id()));
  }

  /** An upload that is kept by moving it. */
  private final class MovableFile implements StagedFile {

    private final IncomingFile incomingFile;

    private MovableFile(IncomingFile incomingFile) {
      this.incomingFile = incomingFile;
    }

    @Override
    public Path file() {
      return incomingFile.file();
    }

    @Override
    public ImageId id() {
      return incomingFile.id();
    }

    @Override
    public long byteSize() {
      return incomingFile.byteSize();
    }

    @Override
    public InputStream open() {
      return incomingFile.open();
    }

    @Override
    public void keep() {
      var near = folder.keptNear(id());
      try {
        Files.createDirectories(near);
        if (!Files.exists(folder.kept(id()))) {
          Files.move(file(), folder.kept(id()), StandardCopyOption.ATOMIC_MOVE);
        }
        // A new name is durable only when its folder is; whoever made it before may have failed
        // here.
        Folders.flush(near);
        Folders.flush(folder.kept());
      } catch (IOException e) {
        throw incoming.failure(e);
      }
    }

    @Override
    public void close() {
      incomingFile.delete();
    }
  }
}
