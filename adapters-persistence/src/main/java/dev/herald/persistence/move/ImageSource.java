package dev.herald.persistence.move;

import dev.herald.domain.id.ImageId;
import dev.herald.persistence.folder.OwnerOnly;
import dev.herald.persistence.image.DistantImages;
import dev.herald.persistence.image.ImageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where an export takes images from. */
interface ImageSource {

  /** What an operator calls it. */
  String name();

  /** A file with an image, until the next one is asked for; empty if there is no such image. */
  Optional<Path> find(ImageId id) throws IOException;

  /** A data folder. */
  record InFolder(ImageFolder folder) implements ImageSource {

    @Override
    public String name() {
      return folder.root().toString();
    }

    @Override
    public Optional<Path> find(ImageId id) {
      return Optional.of(folder.kept(id)).filter(Files::isRegularFile);
    }
  }

  /**
   * Elsewhere. Before its bytes, an archive says how long an image is, and whether they are the
   * right ones is known when all have come: so each is put down first.
   *
   * @param file the place for one, for the caller to remove
   */
  record Elsewhere(DistantImages images, Path file) implements ImageSource {

    @Override
    public String name() {
      return images.location();
    }

    @Override
    public Optional<Path> find(ImageId id) throws IOException {
      Files.deleteIfExists(file);
      OwnerOnly.createFile(file);
      return images.read(id, file) ? Optional.of(file) : Optional.empty();
    }
  }
}
