package dev.herald.persistence;

import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.persistence.folder.FolderLock;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.image.FileImageStore;
import dev.herald.persistence.image.ImageFolder;
import dev.herald.persistence.image.ImageIoPictures;
import dev.herald.persistence.search.AnalyzerWordFinder;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.sqlite.Database;
import dev.herald.persistence.sqlite.SqliteAccountRepository;
import dev.herald.persistence.sqlite.SqliteChannelRepository;
import dev.herald.persistence.sqlite.SqliteDeliveryLog;
import dev.herald.persistence.sqlite.SqliteEventLog;
import dev.herald.persistence.sqlite.SqliteIdempotencyLog;
import dev.herald.persistence.sqlite.SqliteImageRepository;
import dev.herald.persistence.sqlite.SqlitePostRepository;
import dev.herald.persistence.sqlite.SqliteSessionRepository;
import dev.herald.persistence.sqlite.SqliteSubscriptionRepository;
import dev.herald.persistence.sqlite.SqliteTokenRepository;
import dev.herald.persistence.sqlite.SqliteWebhookRepository;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Everything that Herald stores, in one folder: a SQLite database, image files, and a lock that
 * keeps other processes out.
 */
public final class PersistenceAdapters implements AutoCloseable {

  private final FolderLock lock;
  private final Database database;
  private final ImageFolder images;

  private PersistenceAdapters(FolderLock lock, Database database, ImageFolder images) {
    this.lock = lock;
    this.database = database;
    this.images = images;
  }

  /**
   * Opens the folder; creates it if it is not there, and brings its tables up to date.
   *
   * @throws UnusableDataFolder it can't be written, another process has it, or a newer Herald wrote
   *     it
   */
  public static PersistenceAdapters open(Path folder) {
    var lock = FolderLock.of(folder);
    try {
      var database = new Database(folder.resolve("herald.db"));
      return new PersistenceAdapters(lock, database, new ImageFolder(folder.resolve("images")));
    } catch (RuntimeException e) {
      lock.close();
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
        new AnalyzerWordFinder(analyzer),
        new SqliteSubscriptionRepository(database),
        new SqliteAccountRepository(database),
        new SqliteImageRepository(database),
        new FileImageStore(images),
        new ImageIoPictures(images),
        new SqliteEventLog(database),
        new SqliteWebhookRepository(database),
        new SqliteDeliveryLog(database),
        new SqliteIdempotencyLog(database),
        new SqliteTokenRepository(database),
        new SqliteSessionRepository(database),
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
    try {
      database.close();
    } finally {
      lock.close();
    }
  }
}
