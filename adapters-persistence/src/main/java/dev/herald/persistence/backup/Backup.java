package dev.herald.persistence.backup;

import dev.herald.application.failure.StorageFull;
import dev.herald.persistence.folder.DataLayout;
import dev.herald.persistence.folder.DiskSpace;
import dev.herald.persistence.folder.Folders;
import dev.herald.persistence.folder.ImagesElsewhere;
import dev.herald.persistence.folder.OwnerOnly;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.sqlite.DatabaseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Copies all that is stored into a file, and the images into a folder beside it that all backups
 * there share; but images that are elsewhere stay there. A server may go on meanwhile: its folder
 * is only read, and no lock of it is taken.
 */
public final class Backup {

  /** How often it begins anew because images were deleted while it copied them. */
  private static final int MOST_TRIES = 2;

  private final DataLayout data;
  private final Path file;
  private final Progress progress;

  private Backup(DataLayout data, Path file, Progress progress) {
    this.data = data;
    this.file = file;
    this.progress = progress;
  }

  /**
   * What was made.
   *
   * @param bytes the size of the database
   * @param images how many images belong to it
   * @param copiedImages how many of them were not there before
   * @param elsewhere where the images are, if they are not in the data folder and are not copied
   */
  public record Summary(
      Path file, long bytes, long images, long copiedImages, Optional<String> elsewhere) {}

  /**
   * Makes a backup of what is committed now. There is a file of this name only if all of it is
   * there, images too, and on the disk.
   *
   * @param data the data folder, which a server may have
   * @param file for the database; there is none of this name
   * @throws BackupFailure there is such a file, or an image that a post or a channel shows is
   *     missing or damaged
   * @throws UnusableDataFolder the data can't be read, or another backup is being made there
   * @throws StorageFull there is no room for it
   */
  public static Summary make(Path data, Path file, Progress progress) {
    var target = file.toAbsolutePath().normalize();
    var layout = new DataLayout(data);
    try {
      requireElsewhere(layout, target);
      try (var folder = BackupFolder.of(Folders.of(target))) {
        return new Backup(layout, target, progress).make(folder);
      }
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  private static void requireElsewhere(DataLayout data, Path file) throws IOException {
    if (Files.notExists(data.database())) {
      throw new UnusableDataFolder("There is no database " + data.database() + ".", null);
    }
    if (Folders.real(file).startsWith(data.root().toRealPath())) {
      throw new BackupFailure(
          "The backup %s would be in the data folder. Choose another folder, best on another disk."
              .formatted(file),
          null);
    }
  }

  private Summary make(BackupFolder folder) throws IOException {
    if (Files.exists(file)) {
      throw new BackupFailure("There is a file %s already.".formatted(file), null);
    }
    var part = BackupFolder.unfinished(file);
    try {
      var elsewhere = ImagesElsewhere.read(ImagesElsewhere.in(data.images()));
      var images = copy(folder, part, elsewhere.isPresent());
      if (elsewhere.isPresent()) {
        ImagesElsewhere.write(ImagesElsewhere.besides(file), elsewhere.get());
      }
      Checksum.write(Checksum.of(part, Pace.of(progress)), file);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      Folders.flush(folder.root());
      return new Summary(file, Files.size(file), images.all(), images.copied(), elsewhere);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Images may be deleted after the database was copied; the next copy no longer has them. */
  private BackupImages.Copied copy(BackupFolder folder, Path part, boolean areElsewhere)
      throws IOException {
    var images = new BackupImages(data.images(), folder.images(), Pace.of(progress));
    for (var tries = 1; ; tries++) {
      Files.deleteIfExists(part);
      OwnerOnly.createFile(part);
      try (var database = DatabaseFile.open(data.database())) {
        Snapshot.take(database, part, progress);
      }
      var copied = areElsewhere ? BackupImages.Copied.NONE : images.copy(part);
      if (copied.lacking().isEmpty()) return copied;
      if (tries == MOST_TRIES) {
        throw new BackupFailure(
            "%s images that posts or channels show can't be copied from %s: %s. Put them back from an earlier backup, or recall those posts."
                .formatted(copied.lacking().count(), data.images(), copied.lacking()),
            null);
      }
    }
  }

  private static RuntimeException failure(Path file, IOException e) {
    return DiskSpace.isUsedUp(Folders.of(file), e)
        ? new StorageFull("There is no room left for the backup %s.".formatted(file), e)
        : new BackupFailure("The backup %s can't be made: %s.".formatted(file, e), e);
  }
}
