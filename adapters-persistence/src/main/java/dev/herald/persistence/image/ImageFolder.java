package dev.herald.persistence.image;

import dev.herald.domain.id.ImageId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where image files lie. All on one disk, so that files can be moved between them in one step; in
 * folders named after the first two digits, since some file systems dislike very large ones. No
 * path is made of anything but an {@link ImageId} and numbers.
 *
 * @param root the folder of all images
 */
public record ImageFolder(Path root) {

  /** For uploads that have not ended, and renditions that are being made. */
  public Path incoming() {
    return root.resolve("incoming");
  }

  /** For the bytes of all images. */
  public Path kept() {
    return root.resolve("kept");
  }

  /** For the bytes of those images that begin with the same two digits. */
  public Path keptNear(ImageId id) {
    return kept().resolve(prefix(id));
  }

  /** The bytes of an image, whole. */
  public Path kept(ImageId id) {
    return keptNear(id).resolve(id.value());
  }

  /** Whether there is any image. */
  public boolean hasImages() throws IOException {
    if (Files.notExists(kept())) return false;
    try (var folders = Files.list(kept())) {
      return folders.findAny().isPresent();
    }
  }

  /** The folder of all renditions of an image; empty if none can be made. */
  Path renditions(ImageId id) {
    return root.resolve("renditions").resolve(prefix(id)).resolve(id.value());
  }

  private static String prefix(ImageId id) {
    return id.value().substring(0, 2);
  }
}
