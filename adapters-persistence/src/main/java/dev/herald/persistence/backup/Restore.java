package dev.herald.persistence.backup;

import dev.herald.application.failure.StorageFull;
import dev.herald.domain.id.ImageId;
import dev.herald.persistence.SharedStore;
import dev.herald.persistence.backup.Progress.Step;
import dev.herald.persistence.folder.DataLayout;
import dev.herald.persistence.folder.DiskSpace;
import dev.herald.persistence.folder.FolderLock;
import dev.herald.persistence.folder.Folders;
import dev.herald.persistence.folder.ImagesElsewhere;
import dev.herald.persistence.folder.OwnerOnly;
import dev.herald.persistence.folder.Replacement;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.image.ImageFolder;
import dev.herald.persistence.sqlite.DatabaseFile;
import dev.herald.persistence.sqlite.KnownImages;
import dev.herald.persistence.sqlite.NativeLibrary;
import dev.herald.persistence.sqlite.RestoredDatabase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Puts a backup back. Everything is looked at before anything is touched, and until all of it is
 * there, the old data are as they were.
 */
public final class Restore {

  /** How far this machine's clock may be behind that of the one where the data were. */
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int BUFFER_SIZE = 1024 * 1024;

  private final Path file;
  private final DataLayout data;
  private final Instant now;
  private final Progress progress;
  private final BiConsumer<SharedStore, Origin> lastStep;

  private Restore(
      Path file,
      DataLayout data,
      Instant now,
      Progress progress,
      BiConsumer<SharedStore, Origin> lastStep) {
    this.file = file;
    this.data = data;
    this.now = now;
    this.progress = progress;
    this.lastStep = lastStep;
  }

  /**
   * What was put back.
   *
   * @param bytes the size of the database
   * @param elsewhere where the images are, if they were not in the data folder
   * @param before where the old data are, if there were any
   */
  public record Summary(
      long bytes, long images, Optional<String> elsewhere, Optional<Path> before) {}

  /**
   * What is known of what was put back, and of what it replaces.
   *
   * @param file the name of the backup
   * @param lastEvent when the last event happened that it has, if it has any
   * @param revokedTokens the hashes of the tokens that are revoked in the data that it replaces, as
   *     far as they can be read
   */
  public record Origin(String file, Optional<Instant> lastEvent, Set<String> revokedTokens) {}

  /**
   * Puts a backup into a data folder.
   *
   * @param data the data folder, which need not be there
   * @param replaces whether there may be data in it, which are then moved aside
   * @param lastStep changes what was put back before anybody else sees it
   * @throws BackupFailure the backup is damaged, lacks images, or is ahead of the clock, or there
   *     are data in the folder
   * @throws UnusableDataFolder the backup is no database of Herald's or a newer Herald's, or a
   *     server has the data folder, or it can't be written
   * @throws StorageFull there is no room for it
   */
  public static Summary run(
      Path file,
      Path data,
      boolean replaces,
      Instant now,
      Progress progress,
      BiConsumer<SharedStore, Origin> lastStep) {
    var layout = new DataLayout(data);
    var restore = new Restore(file.toAbsolutePath().normalize(), layout, now, progress, lastStep);
    try {
      var isNew = Files.notExists(layout.root());
      if (isNew) restore.inspect(); // before the lock, which makes the folder
      var lock = FolderLock.of(layout.root());
      try {
        restore.requireFree(replaces);
        if (!isNew) restore.inspect();
        return restore.run();
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      throw restore.failure(e);
    }
  }

  private void requireFree(boolean replaces) throws IOException {
    Replacement.settle(data);
    if (replaces || !Replacement.wouldReplace(data)) return;
    throw new BackupFailure(
        "There are data in %s already. Choose another folder, or move them aside with --replace."
            .formatted(data.root()),
        null);
  }

  private Summary run() throws IOException {
    var replacement = Replacement.of(data);
    try {
      var images = copy(replacement.made());
      var before = replacement.finish(TIME.format(now));
      return new Summary(Files.size(file), images, elsewhere(), before);
    } catch (IOException | RuntimeException e) {
      replacement.undo();
      throw e;
    }
  }

  /** Changes nothing. */
  private void inspect() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BackupFailure("There is no file %s.".formatted(file), null);
    }
    NativeLibrary.load(Files.createTempDirectory("herald-programs"));
    requireWholeFile();
    try (var database = DatabaseFile.open(file)) {
      if (Files.notExists(Checksum.besides(file))) database.requireSound();
      requirePast(database);
    }
    requireImages();
  }

  private void requireWholeFile() throws IOException {
    var log = file.resolveSibling(file.getFileName() + "-wal");
    if (Files.exists(log) && Files.size(log) > 0) {
      throw new BackupFailure(
          "%s is not the whole of a database: what came last is in %s. Make a backup with herald backup."
              .formatted(file, log),
          null);
    }
    Checksum.require(file, progress);
  }

  /** Events get their positions from the clock, and none must get one that another had. */
  private void requirePast(DatabaseFile database) {
    var last = database.lastEvent();
    if (last.isPresent() && last.get().isAfter(now.plus(CLOCKS_DIFFER))) {
      throw new BackupFailure(
          "The clock of this machine says %s, but the backup is of %s or later. Set the clock."
              .formatted(now, last.get()),
          null);
    }
  }

  /** Where the images of the backup are, if there are none beside it. */
  private Optional<String> elsewhere() throws IOException {
    return ImagesElsewhere.read(ImagesElsewhere.besides(file));
  }

  private void requireImages() throws IOException {
    if (elsewhere().isPresent()) {
      requireRoom(Files.size(file));
      return;
    }
    var shared = new SharedImages(Folders.of(file));
    var lacking = new Lacking();
    try (var known = KnownImages.of(file)) {
      requireRoom(Files.size(file) + known.bytes());
      for (var image : known) {
        if (image.isShown() && !shared.has(image.id(), image.byteSize())) {
          lacking.note(image.id(), Files.exists(shared.file(image.id())));
        }
      }
    }
    requireNone(lacking);
  }

  private void requireNone(Lacking lacking) {
    if (lacking.isEmpty()) return;
    throw new BackupFailure(
        "%s images of the backup that posts or channels show are not in %s: %s. Put the folder images beside the backup that was beside it when it was made."
            .formatted(lacking.count(), Folders.of(file).resolve("images"), lacking),
        null);
  }

  private void requireRoom(long bytes) throws IOException {
    var folder = data.root();
    while (Files.notExists(folder)) folder = Folders.of(folder);
    var room = Files.getFileStore(folder).getUsableSpace();
    if (room >= bytes) return;
    throw new StorageFull(
        "There is no room for the backup: %s has %s MB left, but it needs %s MB."
            .formatted(folder, room / 1_000_000, bytes / 1_000_000),
        null);
  }

  /** Returns how many images it copied. */
  private long copy(DataLayout target) throws IOException {
    OwnerOnly.createFile(target.database());
    copyDatabase(target.database());
    var images = copyImages(target);
    RestoredDatabase.prepare(target.database(), now.plus(CLOCKS_DIFFER));
    var origin = origin();
    try (var store = SharedStore.open(target.root())) {
      lastStep.accept(store, origin);
    }
    try (var database = FileChannel.open(target.database(), StandardOpenOption.WRITE)) {
      database.force(true);
    }
    return images;
  }

  private Origin origin() {
    try (var backup = DatabaseFile.open(file)) {
      return new Origin(String.valueOf(file.getFileName()), backup.lastEvent(), revokedSince());
    }
  }

  private Set<String> revokedSince() {
    if (Files.notExists(data.database())) return Set.of();
    try (var old = DatabaseFile.open(data.database())) {
      return Set.copyOf(old.revokedTokens());
    } catch (UnusableDataFolder e) {
      return Set.of(); // it may be what is to be replaced for that
    }
  }

  private void copyDatabase(Path target) throws IOException {
    var size = Files.size(file);
    var buffer = ByteBuffer.allocate(BUFFER_SIZE);
    try (var in = FileChannel.open(file, StandardOpenOption.READ);
        var out = FileChannel.open(target, StandardOpenOption.WRITE)) {
      while (in.read(buffer.clear()) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) out.write(buffer);
        progress.at(Step.DATABASE, in.position(), size);
      }
    }
  }

  private long copyImages(DataLayout target) throws IOException {
    var shared = new SharedImages(Folders.of(file));
    var folder = new ImageFolder(target.images());
    OwnerOnly.createFolder(target.images());
    var elsewhere = elsewhere();
    if (elsewhere.isPresent()) {
      ImagesElsewhere.write(ImagesElsewhere.in(target.images()), elsewhere.get());
      return 0;
    }
    OwnerOnly.createFolder(folder.kept());
    var gone = new ArrayList<ImageId>();
    var lacking = new Lacking();
    var copied = 0L;
    try (var known = KnownImages.of(file)) {
      var bytes = known.bytes();
      var done = 0L;
      for (var image : known) {
        progress.at(Step.IMAGES, done, bytes);
        done += image.byteSize();
        var source = shared.file(image.id());
        if (!shared.has(image.id(), image.byteSize())) {
          gone.add(image.id());
          continue;
        }
        OwnerOnly.createFolder(folder.keptNear(image.id()));
        try {
          VerifiedCopy.of(image.id(), source, folder.kept(image.id()));
          copied++;
        } catch (DamagedImage e) {
          if (image.isShown()) lacking.note(image.id(), true);
          else gone.add(image.id());
        }
      }
    }
    requireNone(lacking);
    KnownImages.strike(gone, target.database());
    Folders.flushAll(target.images());
    return copied;
  }

  private RuntimeException failure(IOException e) {
    return DiskSpace.isUsedUp(data.root(), e)
        ? new StorageFull("There is no room left in %s.".formatted(data.root()), e)
        : new BackupFailure("The backup %s can't be restored: %s.".formatted(file, e), e);
  }
}
