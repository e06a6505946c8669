package dev.herald.persistence;

import dev.herald.application.contract.AccountRepositoryContract;
import dev.herald.application.contract.AuditLogContract;
import dev.herald.application.contract.ChannelRepositoryContract;
import dev.herald.application.contract.ChannelScopeContract;
import dev.herald.application.contract.DeadLettersContract;
import dev.herald.application.contract.DeliveryQueueContract;
import dev.herald.application.contract.EventLogContract;
import dev.herald.application.contract.HighlighterContract;
import dev.herald.application.contract.IdempotencyLogContract;
import dev.herald.application.contract.ImageProcessorContract;
import dev.herald.application.contract.ImageRepositoryContract;
import dev.herald.application.contract.ImageStoreContract;
import dev.herald.application.contract.PortContract;
import dev.herald.application.contract.PostRepositoryContract;
import dev.herald.application.contract.PostSearchContract;
import dev.herald.application.contract.ReceiverPositionsContract;
import dev.herald.application.contract.SessionRepositoryContract;
import dev.herald.application.contract.StoreCheckContract;
import dev.herald.application.contract.SubscriptionRepositoryContract;
import dev.herald.application.contract.TokenRepositoryContract;
import dev.herald.application.contract.UnitOfWorkContract;
import dev.herald.application.contract.WebhookRepositoryContract;
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
class SqliteContractsTest {

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

  abstract class Ports implements PortContract {
    @Override
    public OutboundPorts ports() {
      return ports;
    }
  }

  @Nested
  class UnitOfWork extends Ports implements UnitOfWorkContract {}

  @Nested
  class Channels extends Ports implements ChannelRepositoryContract {}

  @Nested
  class Posts extends Ports implements PostRepositoryContract {}

  @Nested
  class PostSearch extends Ports implements PostSearchContract {}

  @Nested
  class Highlighter extends Ports implements HighlighterContract {}

  @Nested
  class Subscriptions extends Ports implements SubscriptionRepositoryContract {}

  @Nested
  class Scopes extends Ports implements ChannelScopeContract {}

  @Nested
  class Accounts extends Ports implements AccountRepositoryContract {}

  @Nested
  class Images extends Ports implements ImageRepositoryContract {}

  @Nested
  class ImageStore extends Ports implements ImageStoreContract {}

  @Nested
  class ImageProcessor extends Ports implements ImageProcessorContract {}

  @Nested
  class Events extends Ports implements EventLogContract {}

  @Nested
  class Webhooks extends Ports implements WebhookRepositoryContract {}

  @Nested
  class ReceiverPositions extends Ports implements ReceiverPositionsContract {}

  @Nested
  class DeliveryQueue extends Ports implements DeliveryQueueContract {}

  @Nested
  class DeadLetters extends Ports implements DeadLettersContract {}

  @Nested
  class Idempotency extends Ports implements IdempotencyLogContract {}

  @Nested
  class Tokens extends Ports implements TokenRepositoryContract {}

  @Nested
  class AuditLog extends Ports implements AuditLogContract {}

  @Nested
  class StoreCheck extends Ports implements StoreCheckContract {}

  @Nested
  class Sessions extends Ports implements SessionRepositoryContract {}
}
