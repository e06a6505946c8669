package dev.herald.persistence;

import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.port.out.TicketSigner;
import dev.herald.persistence.folder.DataFolder;
import dev.herald.persistence.folder.FolderName;
import dev.herald.persistence.folder.TicketKeyFile;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.image.ImageFiles;
import dev.herald.persistence.postgresql.DatabaseUrl;
import dev.herald.persistence.postgresql.PostgresDatabase;
import dev.herald.persistence.postgresql.UnusableDatabase;
import dev.herald.persistence.sql.SqlDatabase;
import dev.herald.persistence.sqlite.Database;
import dev.herald.persistence.sqlite.NativeLibrary;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Everything that Herald stores. In one folder are image files, a lock that keeps other processes
 * out, and a SQLite database and the key of stream tickets, unless both are in one of PostgreSQL's
 * elsewhere.
 */
public final class PersistenceAdapters implements AutoCloseable {

  private final DataFolder data;
  private final SqlDatabase database;
  private final ImageFiles images;
  private final TicketSigner ticketSigner;

  private PersistenceAdapters(
      DataFolder data, SqlDatabase database, ImageFiles images, TicketSigner ticketSigner) {
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
    return open(folder, false, reason -> {});
  }

  /**
   * Opens the folder.
   *
   * @param keepImageMetadata whether images keep what they tell of places, people and devices
   * @param whenItStops learns why nothing can be written any more until the folder is opened again:
   *     all changes are refused then, and the program had better end. It is called once, on a
   *     thread of the adapters' that must not be kept waiting for them to close.
   * @throws UnusableDataFolder as above
   */
  public static PersistenceAdapters open(
      Path folder, boolean keepImageMetadata, Consumer<Throwable> whenItStops) {
    var data = DataFolder.open(folder);
    try {
      NativeLibrary.load(data.programs());
      data.requireRoom(); // when the library has taken its own
      var images = new ImageFiles(data.images(), keepImageMetadata);
      var ticketSigner = TicketKeyFile.in(data);
      var database = new Database(data.database(), whenItStops);
      return new PersistenceAdapters(data, database, images, ticketSigner);
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
   * @throws UnusableDataFolder as above, or there is a database in it
   */
  public static PersistenceAdapters open(
      Path folder, DatabaseUrl url, boolean keepImageMetadata, Consumer<Throwable> whenItStops) {
    var data = DataFolder.withoutDatabase(folder);
    try {
      var images = new ImageFiles(data.images(), keepImageMetadata);
      var database = PostgresDatabase.open(url, whenItStops);
      try {
        database.requireImagesAt(() -> FolderName.of(data.images()), data.images().toString());
        return new PersistenceAdapters(data, database, images, database.ticketSigner());
      } catch (RuntimeException | Error e) {
        database.close();
        throw e;
      }
    } catch (RuntimeException | Error e) {
      data.close();
      throw e;
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

  /** Finishes the units of work that are waiting, and lets go of the folder. */
  @Override
  public void close() {
    try (data;
        database) {
      images.close();
    }
  }
}
