package dev.herald.application.contract;

import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.testkit.InMemoryPorts;
import dev.herald.application.testkit.InMemoryStore;
import dev.herald.application.testkit.SequentialIds;
import org.junit.jupiter.api.Nested;

/** The in-memory ports keep all contracts. */
class InMemoryContractsTest {

  private final InMemoryStore store = new InMemoryStore();
  private final OutboundPorts ports = new InMemoryPorts(store, new SequentialIds()).outbound();

  abstract class Ports implements PortContract {
    @Override
    public OutboundPorts ports() {
      return ports;
    }
  }

  @Nested
  class UnitOfWork extends Ports implements UnitOfWorkContract {}

  @Nested
  class SharedStore extends Ports implements SharedStoreContract {

    private final OutboundPorts others = new InMemoryPorts(store, new SequentialIds()).outbound();

    @Override
    public OutboundPorts others() {
      return others;
    }
  }

  @Nested
  class Channels extends Ports implements ChannelRepositoryContract {}

  @Nested
  class Posts extends Ports implements PostRepositoryContract {}

  @Nested
  class Drafts extends Ports implements DraftRepositoryContract {}

  @Nested
  class Templates extends Ports implements TemplateRepositoryContract {}

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
  class SearchedEvents extends Ports implements EventSearchContract {}

  @Nested
  class Webhooks extends Ports implements WebhookRepositoryContract {}

  @Nested
  class ReceiverPositions extends Ports implements ReceiverPositionsContract {}

  @Nested
  class DeliveryQueue extends Ports implements DeliveryQueueContract {}

  @Nested
  class DeadLetters extends Ports implements DeadLettersContract {}

  @Nested
  class Leases extends Ports implements LeasesContract {}

  @Nested
  class Idempotency extends Ports implements IdempotencyLogContract {}

  @Nested
  class Tokens extends Ports implements TokenRepositoryContract {}

  @Nested
  class Sessions extends Ports implements SessionRepositoryContract {}

  @Nested
  class Tickets extends Ports implements TicketSignerContract {}

  @Nested
  class AuditLog extends Ports implements AuditLogContract {}

  @Nested
  class Statistics extends Ports implements StatisticsRepositoryContract {}

  @Nested
  class StoreCheck extends Ports implements StoreCheckContract {}

  @Nested
  class Ids extends Ports implements IdGeneratorContract {}
}
