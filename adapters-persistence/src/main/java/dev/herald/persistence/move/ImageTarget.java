package dev.herald.persistence.move;

import dev.herald.domain.id.ImageId;
import dev.herald.persistence.folder.Folders;
import dev.herald.persistence.folder.OwnerOnly;
import dev.herald.persistence.image.DistantImages;
import dev.herald.persistence.image.ImageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where an import puts images. */
interface ImageTarget {

  /** Whether an image of that length is there, which is whole, then. */
  boolean has(ImageId id, long byteSize) throws IOException;

  /**
   * Puts an image there.
   *
   * @param file has all of it, is flushed to the disk of the data folder, and may be moved
   */
  void keep(ImageId id, Path file) throws IOException;

  /** Makes all of them durable. */
  void flush() throws IOException;

  /** The data folder. */
  record InFolder(ImageFolder folder) implements ImageTarget {

    @Override
    public boolean has(ImageId id, long byteSize) throws IOException {
      var file = folder.kept(id);
      return Files.exists(file) && Files.size(file) == byteSize;
    }

    @Override
    public void keep(ImageId id, Path file) throws IOException {
      OwnerOnly.createFolder(folder.kept());
      OwnerOnly.createFolder(folder.keptNear(id));
      Files.move(file, folder.kept(id), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void flush() throws IOException {
      Folders.flushAll(folder.root());
    }
  }

  /** Elsewhere. */
  record Elsewhere(DistantImages images) implements ImageTarget {

    @Override
    public boolean has(ImageId id, long byteSize) throws IOException {
      return images.has(id, byteSize);
    }

    @Override
    public void keep(ImageId id, Path file) throws IOException {
      images.keep(id, file);
    }

    @Override
    public void flush() {
      // Each was durable when it was kept.
    }
  }
}
