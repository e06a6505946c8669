package dev.herald.persistence;

import dev.herald.application.contract.FeedContract;
import dev.herald.application.contract.SharedStoreContract;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.application.testkit.SequentialIds;
import dev.herald.application.testkit.SettableClock;
import dev.herald.persistence.folder.DataFolder;
import dev.herald.persistence.folder.TicketKeyFile;
import dev.herald.persistence.image.ImageFiles;
import dev.herald.persistence.postgresql.DatabaseUrl;
import dev.herald.persistence.postgresql.PostgresDatabase;
import dev.herald.persistence.postgresql.PostgresServer;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;

/** The ports on PostgreSQL keep the contracts that those on SQLite keep. */
@Order(1)
class PostgresContractsTest extends StoreContracts {

  private static DatabaseUrl url;
  private static PostgresDatabase database;
  @TempDir private Path folder;
  private DataFolder data;
  private ImageFiles images;
  private OutboundPorts ports;

  /** To open a database takes longer than most tests. */
  @BeforeAll
  static void openOnce() {
    url = PostgresServer.newDatabase();
    database = PostgresServer.open(url);
  }

  @AfterAll
  static void closeIt() {
    database.close();
  }

  @BeforeEach
  void open() {
    PostgresServer.empty(database);
    data = DataFolder.open(folder);
    images = new ImageFiles(data.images(), false);
    ports = over(database);
  }

  private OutboundPorts over(PostgresDatabase database) {
    return SqlPorts.over(
        database,
        images,
        TicketKeyFile.in(data),
        new FolderCheck(database, data, images),
        new SequentialIds(),
        new SettableClock(Samples.NOW));
  }

  @AfterEach
  void close() {
    images.close();
    data.close();
  }

  @Override
  OutboundPorts ports() {
    return ports;
  }

  /** PostgreSQL goes about queries in other ways once it has counted the rows of the tables. */
  @Nested
  class FeedsOfCountedRows extends Ports implements FeedContract {

    private boolean writing;

    @Override
    public <T> T write(Supplier<T> work) {
      if (writing) return FeedContract.super.write(work);
      writing = true;
      var result = FeedContract.super.write(work);
      writing = false;
      PostgresServer.countRows(url);
      return result;
    }
  }

  @Nested
  class SharedStore extends Ports implements SharedStoreContract {

    private PostgresDatabase otherConnections;
    private OutboundPorts others;

    @BeforeEach
    void openItOnceMore() {
      otherConnections = PostgresDatabase.existing(url);
      others = over(otherConnections);
    }

    @AfterEach
    void closeIt() {
      otherConnections.close();
    }

    @Override
    public OutboundPorts others() {
      return others;
    }
  }
}
