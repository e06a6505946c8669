package dev.herald.persistence;

import dev.herald.application.port.out.AccountRepository;
import dev.herald.application.port.out.AuditLog;
import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.PostRepository;
import dev.herald.application.port.out.SessionRepository;
import dev.herald.application.port.out.SubscriptionRepository;
import dev.herald.application.port.out.TokenRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.persistence.folder.DataLayout;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.postgresql.DatabaseUrl;
import dev.herald.persistence.postgresql.PostgresDatabase;
import dev.herald.persistence.postgresql.UnusableDatabase;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.sql.SqlAccountRepository;
import dev.herald.persistence.sql.SqlAuditLog;
import dev.herald.persistence.sql.SqlChannelRepository;
import dev.herald.persistence.sql.SqlDatabase;
import dev.herald.persistence.sql.SqlEventLog;
import dev.herald.persistence.sql.SqlPostRepository;
import dev.herald.persistence.sql.SqlSessionRepository;
import dev.herald.persistence.sql.SqlSubscriptionRepository;
import dev.herald.persistence.sql.SqlTokenRepository;
import dev.herald.persistence.sqlite.Database;
import dev.herald.persistence.sqlite.NativeLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What is changed in a database beside a server that may have it. It takes no lock: the server goes
 * on, and knows a change within a second.
 */
public final class SharedStore implements AutoCloseable {

  private final SqlDatabase database;

  private SharedStore(SqlDatabase database) {
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

  /**
   * Opens a database that is in no folder.
   *
   * @throws UnusableDatabase it can't be reached or written, or is not that of this Herald
   */
  public static SharedStore open(DatabaseUrl url) {
    return new SharedStore(PostgresDatabase.existing(url));
  }

  public UnitOfWork unitOfWork() {
    return database.unitOfWork();
  }

  public TokenRepository tokens() {
    return new SqlTokenRepository(database);
  }

  public SessionRepository sessions() {
    return new SqlSessionRepository(database);
  }

  public ChannelRepository channels() {
    return new SqlChannelRepository(database, new WordAnalyzer());
  }

  public PostRepository posts() {
    return new SqlPostRepository(database, new WordAnalyzer());
  }

  public AccountRepository accounts() {
    return new SqlAccountRepository(database);
  }

  public SubscriptionRepository subscriptions() {
    return new SqlSubscriptionRepository(database);
  }

  /**
   * @param now events have no position of an earlier time
   */
  public EventLog events(Instant now) {
    return SqlEventLog.notBefore(now, database);
  }

  public AuditLog auditLog() {
    return new SqlAuditLog(database);
  }

  @Override
  public void close() {
    database.close();
  }
}
