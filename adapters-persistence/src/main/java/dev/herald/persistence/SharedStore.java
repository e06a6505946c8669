package dev.herald.persistence;

import dev.herald.application.port.out.AccountRepository;
import dev.herald.application.port.out.AuditLog;
import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.SessionRepository;
import dev.herald.application.port.out.SubscriptionRepository;
import dev.herald.application.port.out.TokenRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.persistence.folder.DataLayout;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.sqlite.Database;
import dev.herald.persistence.sqlite.NativeLibrary;
import dev.herald.persistence.sqlite.SqliteAccountRepository;
import dev.herald.persistence.sqlite.SqliteAuditLog;
import dev.herald.persistence.sqlite.SqliteChannelRepository;
import dev.herald.persistence.sqlite.SqliteEventLog;
import dev.herald.persistence.sqlite.SqliteSessionRepository;
import dev.herald.persistence.sqlite.SqliteSubscriptionRepository;
import dev.herald.persistence.sqlite.SqliteTokenRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What is changed in a data folder beside a server that may have it. It takes no lock: the server
 * goes on, and knows a change within a second.
 */
public final class SharedStore implements AutoCloseable {

  private final Database database;

  private SharedStore(Database database) {
    this.database = database;
  }

  /**
   * Opens the folder of a Herald that was started before.
   *
   * @throws UnusableDataFolder there is no data in it, or it is not that of this Herald
   */
  public static SharedStore open(Path folder) {
    var file = new DataLayout(folder).database();
    if (Files.exists(file)) { // not in the folder for that of a server, which may be starting
      NativeLibrary.load(folder.resolve("programs-" + ProcessHandle.current().pid()));
    }
    return new SharedStore(Database.existing(file));
  }

  public UnitOfWork unitOfWork() {
    return database.unitOfWork();
  }

  public TokenRepository tokens() {
    return new SqliteTokenRepository(database);
  }

  public SessionRepository sessions() {
    return new SqliteSessionRepository(database);
  }

  public ChannelRepository channels() {
    return new SqliteChannelRepository(database, new WordAnalyzer());
  }

  public AccountRepository accounts() {
    return new SqliteAccountRepository(database);
  }

  public SubscriptionRepository subscriptions() {
    return new SqliteSubscriptionRepository(database);
  }

  /**
   * @param now events have no position of an earlier time
   */
  public EventLog events(Instant now) {
    return SqliteEventLog.notBefore(now, database);
  }

  public AuditLog auditLog() {
    return new SqliteAuditLog(database);
  }

  @Override
  public void close() {
    database.close();
  }
}
