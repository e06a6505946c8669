package dev.herald.persistence;

import dev.herald.application.contract.HighlighterContract;
import dev.herald.application.contract.ImageProcessorContract;
import dev.herald.application.contract.ImageStoreContract;
import dev.herald.application.contract.TicketSignerContract;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.application.testkit.SequentialIds;
import dev.herald.application.testkit.SettableClock;
import dev.herald.persistence.folder.DataFolder;
import dev.herald.persistence.folder.TicketKeyFile;
import dev.herald.persistence.image.ImageFiles;
import dev.herald.persistence.sqlite.Database;
import dev.herald.persistence.sqlite.MadeTables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;

/** The ports on SQLite and the file system keep all contracts. */
@Order(1)
class SqliteContractsTest extends StoreContracts {

  @TempDir private static Path shared;
  private static Database database;
  private static Connection emptying;
  @TempDir private Path folder;
  private DataFolder data;
  private ImageFiles images;
  private OutboundPorts ports;

  /** To open a database takes longer than most tests. */
  @BeforeAll
  static void openOnce() throws SQLException {
    MadeTables.at(shared.resolve("empty.db"));
    var file = MadeTables.at(shared.resolve("herald.db"));
    database = new Database(file, reason -> {});
    emptying = DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  @AfterAll
  static void closeIt() throws SQLException {
    emptying.close();
    database.close();
  }

  @BeforeEach
  void open() throws SQLException {
    try (var statement = emptying.createStatement()) {
      statement.executeUpdate("restore from '" + shared.resolve("empty.db") + "'");
    }
    data = DataFolder.open(folder);
    images = new ImageFiles(data.images(), false);
    ports =
        SqlPorts.over(
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

  @Nested
  class Highlighter extends Ports implements HighlighterContract {}

  @Nested
  class ImageStore extends Ports implements ImageStoreContract {}

  @Nested
  class ImageProcessor extends Ports implements ImageProcessorContract {}

  @Nested
  class Tickets extends Ports implements TicketSignerContract {}
}
