package dev.herald.persistence;

import dev.herald.application.contract.HighlighterContract;
import dev.herald.application.contract.ImageProcessorContract;
import dev.herald.application.contract.ImageStoreContract;
import dev.herald.application.contract.TicketSignerContract;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.application.testkit.SequentialIds;
import dev.herald.application.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The ports on SQLite and the file system keep all contracts. */
class SqliteContractsTest extends StoreContracts {

  @TempDir private static Path empty;
  @TempDir private Path folder;
  private PersistenceAdapters adapters;
  private OutboundPorts ports;

  /** To make the tables takes longer than most tests. */
  @BeforeAll
  static void makeTheTablesOnce() {
    PersistenceAdapters.open(empty).close();
  }

  @BeforeEach
  void open() throws IOException {
    Files.copy(empty.resolve("herald.db"), folder.resolve("herald.db"));
    adapters = PersistenceAdapters.open(folder);
    ports = adapters.ports(new SequentialIds(), new SettableClock(Samples.NOW));
  }

  @AfterEach
  void close() {
    adapters.close();
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
