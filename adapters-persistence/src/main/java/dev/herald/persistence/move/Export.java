package dev.herald.persistence.move;

import dev.herald.application.failure.StorageFull;
import dev.herald.persistence.backup.Progress;
import dev.herald.persistence.folder.DataLayout;
import dev.herald.persistence.folder.DiskSpace;
import dev.herald.persistence.folder.Folders;
import dev.herald.persistence.folder.OwnerOnly;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.image.DistantImages;
import dev.herald.persistence.postgresql.DatabaseUrl;
import dev.herald.persistence.postgresql.PostgresSnapshot;
import dev.herald.persistence.postgresql.UnusableDatabase;
import dev.herald.persistence.sql.ReadSnapshot;
import dev.herald.persistence.sqlite.FileSnapshot;
import dev.herald.persistence.sqlite.NativeLibrary;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes all that is stored into an archive, as it is at one moment. A server may go on meanwhile:
 * its data are only read, and no lock is taken.
 */
public final class Export {

  /** How often it begins anew because images were deleted while it copied them. */
  private static final int MOST_TRIES = 2;

  private static final int BUFFER_SIZE = 256 * 1024;
  private static final String UNFINISHED = ".herald-part";
  private static final String ONE_IMAGE = ".herald-image";

  private final Supplier<ReadSnapshot> source;
  private final DataLayout data;
  private final ImagePlace images;
  private final Path file;
  private final Instant now;
  private final Progress progress;

  private Export(
      Supplier<ReadSnapshot> source,
      Path data,
      Optional<DistantImages> bucket,
      Path file,
      Instant now,
      Progress progress) {
    this.source = source;
    this.data = new DataLayout(data);
    images = new ImagePlace(this.data, bucket);
    this.file = file.toAbsolutePath().normalize();
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
    this.progress = progress;
  }

  /**
   * Exports a data folder. There is a file of this name only if all of it is there, and on the
   * disk.
   *
   * @param data the data folder, which a server may have
   * @param bucket where images are, if they are not in the data folder
   * @param file what to make; there is none of this name
   * @throws MoveFailure there is such a file, an image that a post or a channel shows is missing or
   *     damaged, or images are elsewhere
   * @throws UnusableDataFolder the data can't be read, or are not those of this Herald
   * @throws StorageFull there is no room for it
   */
  public static Moved ofFolder(
      Path data, Optional<DistantImages> bucket, Path file, Instant now, Progress progress) {
    var database = new DataLayout(data).database();
    return new Export(
            () -> {
              loadSqlite();
              return FileSnapshot.open(database);
            },
            data,
            bucket,
            file,
            now,
            progress)
        .make();
  }

  /**
   * Exports a database that is elsewhere, with the images that are in a data folder or a bucket.
   *
   * @throws UnusableDatabase it can't be reached, or is not that of this Herald
   * @throws MoveFailure as above
   * @throws StorageFull there is no room for it
   */
  public static Moved ofDatabase(
      DatabaseUrl database,
      Path data,
      Optional<DistantImages> bucket,
      Path file,
      Instant now,
      Progress progress) {
    return new Export(() -> PostgresSnapshot.open(database), data, bucket, file, now, progress)
        .make();
  }

  static void loadSqlite() {
    try {
      NativeLibrary.load(Files.createTempDirectory("herald-programs"));
    } catch (IOException e) {
      throw new UnusableDataFolder("SQLite can't be loaded: " + e, e);
    }
  }

  private Moved make() {
    try {
      requireNew();
      images.require();
      return write();
    } catch (IOException e) {
      throw DiskSpace.isUsedUp(Folders.of(file), e)
          ? new StorageFull("There is no room left for the archive %s.".formatted(file), e)
          : new MoveFailure("The archive %s can't be made: %s.".formatted(file, e), e);
    }
  }

  private void requireNew() throws IOException {
    if (Files.exists(file)) throw new MoveFailure("There is a file %s already.".formatted(file));
    if (Files.isDirectory(data.root()) && Folders.real(file).startsWith(data.root().toRealPath())) {
      throw new MoveFailure(
          "The archive %s would be in the data folder. Choose another folder.".formatted(file));
    }
  }

  private Moved write() throws IOException {
    var part = beside(UNFINISHED);
    Files.createDirectories(Folders.of(file));
    try {
      var manifest = write(part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      Folders.flush(Folders.of(file));
      return Moved.of(manifest, Files.size(file));
    } finally {
      Files.deleteIfExists(part);
      Files.deleteIfExists(beside(ONE_IMAGE));
    }
  }

  private Path beside(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  /** Images may be deleted after the moment that is exported; a later one no longer has them. */
  private Manifest write(Path part) throws IOException {
    var found = images.source(beside(ONE_IMAGE));
    for (var tries = 1; ; tries++) {
      Files.deleteIfExists(part);
      OwnerOnly.createFile(part);
      try (var snapshot = source.get();
          var channel = FileChannel.open(part, StandardOpenOption.WRITE);
          var out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_SIZE);
          var archive = new ArchiveWriter(out, now)) {
        var manifest = new StoreWriter(snapshot, found, archive, progress).write(now);
        out.flush();
        channel.force(true);
        return manifest;
      } catch (LackingImages e) {
        if (tries == MOST_TRIES) throw new MoveFailure(e.sentence(found.name()), e);
      }
    }
  }
}
