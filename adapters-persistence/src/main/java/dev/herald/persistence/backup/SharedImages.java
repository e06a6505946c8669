package dev.herald.persistence.backup;

import dev.herald.domain.id.ImageId;
import dev.herald.persistence.folder.Folders;
import dev.herald.persistence.folder.OwnerOnly;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.sqlite.DatabaseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The images of all backups in a folder, each once, under the hash of its bytes. A file that bears
 * such a name was whole when it got it.
 */
final class SharedImages {

  private final Path root;
  private final Set<Path> changed = new TreeSet<>();

  /**
   * @param folder the folder of the backups
   */
  SharedImages(Path folder) {
    root = folder.resolve("images");
  }

  Path file(ImageId id) {
    return folder(id.value().substring(0, 2)).resolve(id.value());
  }

  Path folder(String prefix) {
    return root.resolve(prefix);
  }

  boolean has(ImageId id, long byteSize) throws IOException {
    var file = file(id);
    return Files.isRegularFile(file) && Files.size(file) == byteSize;
  }

  /**
   * Takes a copy of an image.
   *
   * @throws DamagedImage its bytes are not those that it is named after
   */
  void add(ImageId id, Path source) throws IOException {
    var file = file(id);
    var folder = Folders.of(file);
    OwnerOnly.createFolder(folder);
    VerifiedCopy.of(id, source, file);
    changed.add(folder);
  }

  /**
   * Removes the images that none of these databases knows, those of one folder at a time.
   *
   * @throws UnusableDataFolder one of them can't be read; then all images stay
   */
  void removeAllBut(List<Path> databases) throws IOException {
    if (Files.notExists(root)) return;
    try (var folders = Files.newDirectoryStream(root, Files::isDirectory)) {
      for (var folder : folders) removeUnknown(folder, databases);
    }
  }

  private static void removeUnknown(Path folder, List<Path> databases) throws IOException {
    var known = new HashSet<String>();
    for (var file : databases) {
      try (var database = DatabaseFile.open(file)) {
        known.addAll(database.imagesThatBeginWith(folder.getFileName().toString()));
      }
    }
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        if (!known.contains(file.getFileName().toString())) Files.delete(file);
      }
    }
  }

  /** Makes the names of what was added durable. */
  void flush() throws IOException {
    if (changed.isEmpty()) return;
    for (var folder : changed) Folders.flush(folder);
    Folders.flush(root);
    Folders.flush(Folders.of(root));
    changed.clear();
  }
}
