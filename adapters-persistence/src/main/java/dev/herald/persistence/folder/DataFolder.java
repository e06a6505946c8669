package dev.herald.persistence.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds all of Herald's data, locked and looked over: whoever has one may rely on
 * all of it being writable. What Herald makes there is for its owner alone.
 */
public final class DataFolder implements AutoCloseable {

  private static final int LEAST_ROOM = 1024 * 1024;

  /** The same, and SQLite's own program, which stands in the folder already when it is tried. */
  private static final int LEAST_ROOM_AT_ALL = LEAST_ROOM + 1280 * 1024;

  /** For SQLite a file of one byte is a new database too. */
  private static final int EMPTY = 1;

  private static final int FULL = LEAST_ROOM / 4;

  private final DataLayout layout;
  private final Path root;
  private final FolderLock lock;

  private DataFolder(DataLayout layout, FolderLock lock) {
    this.layout = layout;
    this.root = layout.root();
    this.lock = lock;
  }

  /**
   * Opens the folder; creates it if it is not there.
   *
   * @throws UnusableDataFolder something in it can't be written or is missing, or another Herald
   *     has it
   */
  public static DataFolder open(Path folder) {
    var data = new DataFolder(new DataLayout(folder), FolderLock.of(folder));
    try {
      Replacement.settle(data.layout);
      data.requireWritable();
      data.requireDatabaseBesideLog();
      data.requireDatabaseBesideImages();
      OwnerOnly.createFile(data.database());
      OwnerOnly.createFolder(data.images());
      return data;
    } catch (IOException | UncheckedIOException e) {
      data.close();
      throw new UnusableDataFolder(
          "Herald can't use its data folder %s: %s.".formatted(data.root, e.getMessage()), e);
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  /**
   * Opens the folder of a Herald whose database is elsewhere; creates it if it is not there.
   *
   * @throws UnusableDataFolder something in it can't be written, there is a database in it, or
   *     another Herald has it
   */
  public static DataFolder withoutDatabase(Path folder) {
    var data = new DataFolder(new DataLayout(folder), FolderLock.of(folder));
    try {
      data.requireWritable();
      if (data.hasDatabase()) {
        throw new UnusableDataFolder(
            "The data folder %s has a database, %s, which would not be used. Name another folder, or leave out --database-url."
                .formatted(data.root, data.database()),
            null);
      }
      OwnerOnly.createFolder(data.images());
      return data;
    } catch (IOException | UncheckedIOException e) {
      data.close();
      throw new UnusableDataFolder(
          "Herald can't use its data folder %s: %s.".formatted(data.root, e.getMessage()), e);
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  /**
   * Makes sure that no import was begun here and not finished.
   *
   * @throws UnusableDataFolder one was
   */
  public void requireNoUnfinishedImport() {
    var mark = layout.unfinishedImport();
    if (Files.notExists(mark)) return;
    throw new UnusableDataFolder(
        "An import into the data folder %s was not finished. Run herald import again, or delete %s to begin without it."
            .formatted(root, mark),
        null);
  }

  /** The database file; an empty one is a new one. */
  public Path database() {
    return layout.database();
  }

  /** What the folder is known by to a database that is elsewhere. */
  public Path id() {
    return layout.id();
  }

  public Path images() {
    return layout.images();
  }

  /** The file of the key of stream tickets. */
  Path ticketKey() {
    return layout.ticketKey();
  }

  /** A folder for programs that are needed at the start alone. */
  public Path programs() {
    return root.resolve("native");
  }

  private void requireWritable() throws IOException {
    for (var ending : List.of("", "-wal", "-shm")) {
      var file = root.resolve("herald.db" + ending);
      if (Files.exists(file)) requireWritable(file);
    }
    if (Files.notExists(images())) return;
    // Deep enough for the folders of images, and not so deep as to look at each image.
    try (var folders = Files.find(images(), 2, (path, attributes) -> attributes.isDirectory())) {
      folders.forEach(DataFolder::requireWritable);
    } catch (UncheckedIOException e) {
      throw unusable(images().toString(), e); // one of its folders can't even be read
    }
  }

  private static void requireWritable(Path path) {
    if (!Files.isReadable(path) || !Files.isWritable(path)) throw unusable(path.toString(), null);
  }

  private static UnusableDataFolder unusable(String path, @Nullable Throwable cause) {
    return new UnusableDataFolder(
        "Herald can't write %s. It must be writable for the user that runs Herald.".formatted(path),
        cause);
  }

  /**
   * Tries whether there is room for what the database needs before it says that there is none: a
   * disk that is full ends the process with SIGBUS when SQLite maps its shared memory. It tries by
   * writing, since what a disk says of its free space may not be meant for this user.
   *
   * @throws UnusableDataFolder there is not
   */
  public void requireRoom() {
    var ballast = root.resolve("herald.room");
    try {
      var least = LEAST_ROOM + sizeOfLog() / 256; // whose index is 1/515 of it
      try {
        fill(ballast, least);
      } finally {
        Files.deleteIfExists(ballast);
      }
    } catch (IOException e) {
      throw new UnusableDataFolder(
          "There is no room left for Herald's data: %s needs at least %s KB to start (%s)."
              .formatted(root, LEAST_ROOM_AT_ALL / 1024, e.getMessage()),
          e);
    }
  }

  /** Whether less room is left than some changes need, as far as the disk says so. */
  public boolean isFull() {
    try {
      return Files.getFileStore(root).getUsableSpace() < FULL;
    } catch (IOException e) {
      return false; // whoever writes will know better
    }
  }

  /** How much room is left, as far as the disk says so; 0 if it does not. */
  public long freeBytes() {
    try {
      return Files.getFileStore(root).getUsableSpace();
    } catch (IOException e) {
      return 0;
    }
  }

  private long sizeOfLog() throws IOException {
    var log = root.resolve("herald.db-wal");
    return Files.exists(log) ? Files.size(log) : 0;
  }

  private static void fill(Path path, long bytes) throws IOException {
    var zeros = new byte[64 * 1024];
    try (var file = Files.newOutputStream(path)) {
      for (var written = 0L; written < bytes; written += zeros.length) file.write(zeros);
    }
  }

  /** SQLite would delete the log of a database that got lost, and with it what is only there. */
  private void requireDatabaseBesideLog() throws IOException {
    if (hasDatabase() || sizeOfLog() == 0) return;
    throw new UnusableDataFolder(
        "The database %s is missing or empty, but its log %s is not. Put both back from where they are, or the last backup with herald restore --replace."
            .formatted(database(), root.resolve("herald.db-wal")),
        null);
  }

  private boolean hasDatabase() throws IOException {
    return Files.exists(database()) && Files.size(database()) > EMPTY;
  }

  /** A database that got lost must not be replaced in silence by a new one. */
  private void requireDatabaseBesideImages() throws IOException {
    if (hasDatabase()) return;
    var kept = images().resolve("kept");
    if (Files.notExists(kept)) return;
    try (var images = Files.list(kept)) {
      if (images.findAny().isEmpty()) return;
    }
    throw new UnusableDataFolder(
        "The database %s is missing or empty, but there are images in %s. Put the database back from a backup, or move the images away to begin anew."
            .formatted(database(), kept),
        null);
  }

  @Override
  public void close() {
    lock.close();
  }
}
