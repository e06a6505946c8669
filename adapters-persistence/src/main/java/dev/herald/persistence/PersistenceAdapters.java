package dev.herald.persistence;

import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.persistence.folder.DataFolder;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.image.ImageFiles;
import dev.herald.persistence.search.AnalyzerHighlighter;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.sqlite.Database;
import dev.herald.persistence.sqlite.NativeLibrary;
import dev.herald.persistence.sqlite.SqliteAccountRepository;
import dev.herald.persistence.sqlite.SqliteAuditLog;
import dev.herald.persistence.sqlite.SqliteChannelRepository;
import dev.herald.persistence.sqlite.SqliteDeadLetters;
import dev.herald.persistence.sqlite.SqliteDeliveryQueue;
import dev.herald.persistence.sqlite.SqliteEventLog;
import dev.herald.persistence.sqlite.SqliteIdempotencyLog;
import dev.herald.persistence.sqlite.SqliteImageRepository;
import dev.herald.persistence.sqlite.SqlitePostRepository;
import dev.herald.persistence.sqlite.SqliteReceiverPositions;
import dev.herald.persistence.sqlite.SqliteSessionRepository;
import dev.herald.persistence.sqlite.SqliteSubscriptionRepository;
import dev.herald.persistence.sqlite.SqliteTokenRepository;
import dev.herald.persistence.sqlite.SqliteWebhookRepository;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Everything that Herald stores, in one folder: a SQLite database, image files, and a lock that
 * keeps other processes out.
 */
public final class PersistenceAdapters implements AutoCloseable {

  private final DataFolder data;
  private final Database database;
  private final ImageFiles images;

  private PersistenceAdapters(DataFolder data, Database database, ImageFiles images) {
    this.data = data;
    this.database = database;
    this.images = images;
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
      return new PersistenceAdapters(data, new Database(data.database(), whenItStops), images);
    } catch (RuntimeException | Error e) {
      data.close();
      throw e;
    }
  }

  /** The ports; ids and time are for the application to choose. */
  public OutboundPorts ports(IdGenerator ids, InstantSource clock) {
    var analyzer = new WordAnalyzer();
    return new OutboundPorts(
        database.unitOfWork(),
        new SqliteChannelRepository(database, analyzer),
        new SqlitePostRepository(database, analyzer),
        new AnalyzerHighlighter(analyzer),
        new SqliteSubscriptionRepository(database),
        new SqliteAccountRepository(database),
        new SqliteImageRepository(database),
        images.store(),
        images.processor(),
        SqliteEventLog.notBefore(clock.instant(), database),
        new SqliteWebhookRepository(database),
        new SqliteReceiverPositions(database),
        new SqliteDeliveryQueue(database),
        new SqliteDeadLetters(database),
        new SqliteIdempotencyLog(database),
        new SqliteTokenRepository(database),
        new SqliteSessionRepository(database),
        new SqliteAuditLog(database),
        new FolderCheck(database, data, images),
        ids,
        clock);
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
