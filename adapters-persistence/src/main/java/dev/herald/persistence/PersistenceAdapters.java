package dev.herald.persistence;

import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.port.out.TicketSigner;
import dev.herald.persistence.folder.DataFolder;
import dev.herald.persistence.folder.FolderId;
import dev.herald.persistence.folder.ImagesElsewhere;
import dev.herald.persistence.folder.TicketKeyFile;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.image.ImageFiles;
import dev.herald.persistence.image.Images;
import dev.herald.persistence.postgresql.DatabaseUrl;
import dev.herald.persistence.postgresql.PostgresDatabase;
import dev.herald.persistence.postgresql.UnusableDatabase;
import dev.herald.persistence.sql.SqlDatabase;
import dev.herald.persistence.sqlite.Database;
import dev.herald.persistence.sqlite.NativeLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Everything that Herald stores. In one folder are image files, a lock that keeps other processes
 * out, and a SQLite database and the key of stream tickets, unless both are in one of PostgreSQL's
 * elsewhere; images may be elsewhere, too.
 */
public final class PersistenceAdapters implements AutoCloseable {

  private final DataFolder data;
  private final SqlDatabase database;
  private final Images images;
  private final TicketSigner ticketSigner;

  private PersistenceAdapters(
      DataFolder data, SqlDatabase database, Images images, TicketSigner ticketSigner) {
    this.data = data;
    this.database = database;
    this.images = images;
    this.ticketSigner = ticketSigner;
  }

  /**
   * Opens the folder; creates it if it is not there, and brings its tables up to date.
   *
   * @throws UnusableDataFolder it or something in it can't be written or is damaged, there is no
   *     room, another Herald has it, or a newer Herald wrote it
   */
  public static PersistenceAdapters open(Path folder) {
    return open(folder, root -> new ImageFiles(root, false), reason -> {});
  }

  /**
   * Opens the folder.
   *
   * @param images opens the images, in the folder or elsewhere
   * @param whenItStops learns why nothing can be written any more until the folder is opened again:
   *     all changes are refused then, and the program had better end. It is called once, on a
   *     thread of the adapters' that must not be kept waiting for them to close.
   * @throws UnusableDataFolder as above
   */
  public static PersistenceAdapters open(
      Path folder, Images.Opener images, Consumer<Throwable> whenItStops) {
    var data = DataFolder.open(folder);
    try {
      NativeLibrary.load(data.programs());
      data.requireRoom(); // when the library has taken its own
      return open(
          data,
          images,
          () -> new Kept(new Database(data.database(), whenItStops), TicketKeyFile.in(data)));
    } catch (RuntimeException | Error e) {
      data.close();
      throw e;
    }
  }

  /**
   * Opens a database that is elsewhere, beside which there may be other servers, and the folder of
   * all that it does not keep.
   *
   * @throws UnusableDatabase it can't be reached or written, is too old or a newer Herald's, or its
   *     other servers keep images elsewhere
   * @throws UnusableDataFolder as above, or there is a database in it, or an unfinished import
   */
  public static PersistenceAdapters open(
      Path folder, DatabaseUrl url, Images.Opener images, Consumer<Throwable> whenItStops) {
    var data = DataFolder.withoutDatabase(folder);
    try {
      data.requireNoUnfinishedImport();
      return open(data, images, () -> onPostgres(url, data, whenItStops));
    } catch (RuntimeException | Error e) {
      data.close();
      throw e;
    }
  }

  /** What is not in files, or may be elsewhere. */
  private record Kept(SqlDatabase database, TicketSigner ticketSigner) {}

  private static PersistenceAdapters open(
      DataFolder data, Images.Opener images, Supplier<Kept> keep) {
    var opened = images.open(data.images());
    try {
      var kept = keep.get();
      return new PersistenceAdapters(data, kept.database(), opened, kept.ticketSigner());
    } catch (RuntimeException | Error e) {
      opened.close();
      throw e;
    }
  }

  private static Kept onPostgres(
      DatabaseUrl url, DataFolder data, Consumer<Throwable> whenItStops) {
    var database = PostgresDatabase.open(url, whenItStops);
    try {
      database.requireImagesAt(imagesOf(data));
      return new Kept(database, database.ticketSigner());
    } catch (RuntimeException | Error e) {
      database.close();
      throw e;
    }
  }

  /** A bucket, which several servers may have, or this very folder. */
  private static String imagesOf(DataFolder data) {
    try {
      var bucket = ImagesElsewhere.read(ImagesElsewhere.in(data.images()));
      return bucket.orElseGet(() -> "the data folder " + FolderId.of(data));
    } catch (IOException e) {
      throw new UnusableDataFolder("Herald can't read where its images are: " + e, e);
    }
  }

  /** The ports; ids and time are for the application to choose. */
  public OutboundPorts ports(IdGenerator ids, InstantSource clock) {
    var check = new FolderCheck(database, data, images);
    return SqlPorts.over(database, images, ticketSigner, check, ids, clock);
  }

  /** A folder for uploads that have not ended; what is left there is removed at the next start. */
  public Path uploads() {
    return images.incoming();
  }

  /**
   * Says that this is closed soon: from now on, nobody waits for longer than some seconds for a
   * database that does not answer.
   */
  public void hurry() {
    database.hurry();
  }

  /** Finishes the units of work that are waiting, and lets go of the folder. */
  @Override
  public void close() {
    try (data;
        database) {
      images.close();
    }
  }
}
