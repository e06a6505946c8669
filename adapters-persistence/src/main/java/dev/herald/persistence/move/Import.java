package dev.herald.persistence.move;

import dev.herald.application.failure.StorageFull;
import dev.herald.persistence.SharedStore;
import dev.herald.persistence.backup.Progress;
import dev.herald.persistence.folder.DataFolder;
import dev.herald.persistence.folder.DataLayout;
import dev.herald.persistence.folder.DiskSpace;
import dev.herald.persistence.folder.FolderLock;
import dev.herald.persistence.folder.Folders;
import dev.herald.persistence.folder.OwnerOnly;
import dev.herald.persistence.folder.Replacement;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.image.DistantImages;
import dev.herald.persistence.move.Verification.Verified;
import dev.herald.persistence.postgresql.DatabaseUrl;
import dev.herald.persistence.postgresql.PostgresIntake;
import dev.herald.persistence.postgresql.UnusableDatabase;
import dev.herald.persistence.sql.Intake;
import dev.herald.persistence.sql.SqlEventLog;
import dev.herald.persistence.sqlite.FileIntake;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Puts what an archive has into an empty store. All of the archive is looked at before anything is
 * touched. Who is killed has left nothing that a server would take for its data, and may be told to
 * do the same again.
 */
public final class Import {

  /** How far this machine's clock may be behind that of the one where the archive was made. */
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path file;
  private final DataLayout data;
  private final ImagePlace images;
  private final Instant now;
  private final Progress progress;
  private final BiConsumer<SharedStore, Moved> lastStep;

  private Import(
      Path file,
      Path data,
      Optional<DistantImages> bucket,
      Instant now,
      Progress progress,
      BiConsumer<SharedStore, Moved> lastStep) {
    this.file = file.toAbsolutePath().normalize();
    this.data = new DataLayout(data);
    images = new ImagePlace(this.data, bucket);
    this.now = now;
    this.progress = progress;
    this.lastStep = lastStep;
  }

  /**
   * Imports into a data folder.
   *
   * @param data the data folder, which need not be there
   * @param bucket where images are to be, if not in the data folder
   * @param lastStep changes what was imported before anybody else sees it
   * @throws MoveFailure the archive is damaged, or ahead of the clock, or there are data in the
   *     folder
   * @throws UnusableDataFolder a server has the folder, or it can't be written
   * @throws StorageFull there is no room for it
   */
  public static Moved intoFolder(
      Path file,
      Path data,
      Optional<DistantImages> bucket,
      Instant now,
      Progress progress,
      BiConsumer<SharedStore, Moved> lastStep) {
    var work = new Import(file, data, bucket, now, progress, lastStep);
    return work.run(work::intoFolder);
  }

  /**
   * Imports into a database that is elsewhere, and the images into a data folder or a bucket.
   *
   * @param lastStep changes what was imported; it may be called once more if it was killed
   * @throws MoveFailure as above, or there are data in the database
   * @throws UnusableDataFolder as above, or there is a database in the folder
   * @throws UnusableDatabase it can't be reached or written, is too old or a newer Herald's, or a
   *     server has it
   * @throws StorageFull there is no room for it
   */
  public static Moved intoDatabase(
      Path file,
      DatabaseUrl database,
      Path data,
      Optional<DistantImages> bucket,
      Instant now,
      Progress progress,
      BiConsumer<SharedStore, Moved> lastStep) {
    var work = new Import(file, data, bucket, now, progress, lastStep);
    return work.run(() -> work.intoDatabase(database));
  }

  private interface Work {
    Moved run() throws IOException;
  }

  private Moved run(Work work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw DiskSpace.isUsedUp(data.root(), e)
          ? new StorageFull("There is no room left in %s.".formatted(data.root()), e)
          : new MoveFailure("The archive %s can't be imported: %s.".formatted(file, e), e);
    }
  }

  private Moved intoFolder() throws IOException {
    var isNew = Files.notExists(data.root());
    var verified = isNew ? verified() : null; // before the lock, which makes the folder
    var lock = FolderLock.of(data.root());
    try {
      Replacement.settle(data);
      if (Replacement.wouldReplace(data)) throw notEmpty(data.root());
      Export.loadSqlite();
      return intoFolder(verified == null ? verified() : verified);
    } finally {
      lock.close();
    }
  }

  private MoveFailure notEmpty(Object target) {
    return new MoveFailure(
        "There are data in %s already, and an archive is imported where there are none. Choose another place."
            .formatted(target));
  }

  private Verified verified() throws IOException {
    var verified = Verification.of(file, progress);
    if (verified.manifest().at().isAfter(now.plus(CLOCKS_DIFFER))) {
      throw new MoveFailure(
          "The clock of this machine says %s, but the archive is of %s. Set the clock."
              .formatted(now, verified.manifest().exportedAt()));
    }
    return verified;
  }

  /** Events get their positions from the clock, and none must get one that another had. */
  private long eventsGoOnAt() {
    return SqlEventLog.positionAt(now.plus(CLOCKS_DIFFER));
  }

  private Moved intoFolder(Verified verified) throws IOException {
    var manifest = verified.manifest();
    requireRoom(manifest.linesBytes() + images.inFolder(manifest));
    var replacement = Replacement.of(data);
    try {
      var made = replacement.made();
      OwnerOnly.createFile(made.database());
      OwnerOnly.createFolder(made.images());
      try (var intake = FileIntake.open(made.database())) {
        reader(manifest, images.of(made), intake).read(eventsGoOnAt());
      }
      var moved = Moved.of(manifest, Files.size(file));
      try (var store = SharedStore.open(made.root())) {
        lastStep.accept(store, moved);
      }
      try (var database = FileChannel.open(made.database(), StandardOpenOption.WRITE)) {
        database.force(true);
      }
      Folders.flushAll(made.images());
      replacement.finish(TIME.format(now));
      return moved;
    } catch (IOException | RuntimeException e) {
      replacement.undo();
      throw e;
    }
  }

  private void requireRoom(long bytes) throws IOException {
    var room = Files.getFileStore(data.root()).getUsableSpace();
    if (room >= bytes) return;
    throw new StorageFull(
        "There is no room for the archive: %s has %s MB left, but it needs %s MB."
            .formatted(data.root(), room / 1_000_000, bytes / 1_000_000),
        null);
  }

  private StoreReader reader(Manifest manifest, ImagePlace place, Intake intake)
      throws IOException {
    var incoming = place.folder().incoming();
    return new StoreReader(file, manifest, incoming, place.target(), intake, progress);
  }

  private Moved intoDatabase(DatabaseUrl database) throws IOException {
    var isNew = Files.notExists(data.root());
    var known = isNew ? verified() : null; // before the lock, which makes the folder
    var folder = DataFolder.withoutDatabase(data.root());
    try (folder) {
      images.require();
      return intoDatabase(known == null ? verified() : known, database);
    }
  }

  private Moved intoDatabase(Verified verified, DatabaseUrl database) throws IOException {
    try (var intake = PostgresIntake.open(database)) {
      var mark = new ImportMark(data, verified.id());
      if (!isThere(verified.manifest(), intake, mark, database)) {
        requireRoom(images.inFolder(verified.manifest()));
        mark.begin();
        reader(verified.manifest(), images, intake).read(eventsGoOnAt());
      }
      mark.end();
      var moved = Moved.of(verified.manifest(), Files.size(file));
      try (var store = SharedStore.open(database)) {
        lastStep.accept(store, moved);
      }
      mark.remove();
      return moved;
    }
  }

  /**
   * Whether an earlier import of the same archive has put everything there.
   *
   * @throws MoveFailure there is something else
   */
  private boolean isThere(Manifest manifest, Intake intake, ImportMark mark, DatabaseUrl database)
      throws IOException {
    var isEmpty = true;
    var isSame = true;
    for (var kind : Kinds.ALL) {
      var found = StoreWriter.number(intake.handle(), kind.count());
      isEmpty &= found == 0;
      isSame &= found == manifest.counts().getOrDefault(kind.name(), 0L);
    }
    if (!isEmpty) {
      if (mark.hasEnded()) return true;
      if (isSame && mark.hasBegun()) return true; // killed before it could say so
      throw notEmpty("the database " + database.name());
    }
    if (!mark.hasBegun() && images.folder().hasImages()) throw notEmpty(data.images());
    return false;
  }
}
