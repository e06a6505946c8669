package dev.herald.persistence.image;

import dev.herald.application.port.out.ImageProcessor.Rendition;
import dev.herald.domain.id.ImageId;
import dev.herald.persistence.folder.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;

/**
 * Keeps the pictures that were made of images: of each image a folder, which comes into being with
 * all that will ever be in it. An empty one remembers that none can be made. Nothing is kept of an
 * image that is gone, however its making and its deletion meet.
 */
final class Renditions {

  private final ImageFolder folder;
  private final Object changing = new Object();

  Renditions(ImageFolder folder) {
    this.folder = folder;
  }

  /** Whether all renditions of an image were made that can be. */
  boolean areMade(ImageId id) {
    return Files.isDirectory(folder.renditions(id));
  }

  /**
   * The smallest rendition whose longer edge has at least so many pixels, or else the largest.
   *
   * @return for the caller to close; empty if there are none
   */
  Optional<Rendition> find(ImageId id, int edge) {
    try (var files = Files.list(folder.renditions(id))) {
      var made = files.map(RenditionFile::of).toList();
      var found =
          made.stream()
              .filter(it -> it.edge() >= edge)
              .min(Comparator.comparing(RenditionFile::edge))
              .or(() -> made.stream().max(Comparator.comparing(RenditionFile::edge)));
      return found.isPresent() ? Optional.of(found.get().open()) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty(); // they went with their image just now
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Keeps what was made of an image, unless the image is gone.
   *
   * @param made a folder of {@link RenditionFile}s, durable, on the same disk
   */
  void keep(ImageId id, Path made) throws IOException {
    synchronized (changing) {
      if (!Files.exists(folder.kept(id))) return;
      Files.createDirectories(folder.renditions(id).getParent());
      Files.move(made, folder.renditions(id), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Removes what was made of an image, which must be gone itself. */
  void delete(ImageId id) throws IOException {
    synchronized (changing) {
      Folders.delete(folder.renditions(id));
    }
  }
}
