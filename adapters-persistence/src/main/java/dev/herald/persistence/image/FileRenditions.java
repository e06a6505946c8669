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
import java.util.Optional;

/**
 * Keeps of each image a folder, which comes into being with all that will ever be in it; an empty
 * one if no renditions can be made.
 */
final class FileRenditions implements RenditionStore {

  private final ImageFolder folder;
  private final Object changing = new Object();

  FileRenditions(ImageFolder folder) {
    this.folder = folder;
  }

  @Override
  public boolean areMade(ImageId id) {
    return Files.isDirectory(folder.renditions(id));
  }

  @Override
  public Optional<Rendition> find(ImageId id, int edge) {
    try (var files = Files.list(folder.renditions(id))) {
      var found = RenditionFile.atLeast(edge, files.map(RenditionFile::of).toList());
      return found.isPresent() ? Optional.of(found.get().open()) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty(); // they went with their image just now
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void keep(ImageId id, Path made) throws IOException {
    synchronized (changing) {
      if (!Files.exists(folder.kept(id))) return;
      Files.createDirectories(folder.renditions(id).getParent());
      Files.move(made, folder.renditions(id), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  @Override
  public void delete(ImageId id) throws IOException {
    synchronized (changing) {
      Folders.delete(folder.renditions(id));
    }
  }
}
