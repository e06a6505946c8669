package dev.herald.application.contract;

import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.testkit.InMemoryPorts;
import org.junit.jupiter.api.Nested;

/** The in-memory ports keep all contracts. */
class InMemoryContractsTest {

  private final OutboundPorts ports = new InMemoryPorts().outbound();

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
  class WordFinder extends Ports implements WordFinderContract {}

  @Nested
  class Subscriptions extends Ports implements SubscriptionRepositoryContract {}

  @Nested
  class Accounts extends Ports implements AccountRepositoryContract {}

  @Nested
  class Images extends Ports implements ImageRepositoryContract {}

  @Nested
  class ImageStore extends Ports implements ImageStoreContract {}

  @Nested
  class Pictures extends Ports implements PicturesContract {}

  @Nested
  class Events extends Ports implements EventLogContract {}

  @Nested
  class Webhooks extends Ports implements WebhookRepositoryContract {}

  @Nested
  class Deliveries extends Ports implements DeliveryLogContract {}

  @Nested
  class Idempotency extends Ports implements IdempotencyLogContract {}

  @Nested
  class Tokens extends Ports implements TokenRepositoryContract {}

  @Nested
  class Sessions extends Ports implements SessionRepositoryContract {}

  @Nested
  class Ids extends Ports implements IdGeneratorContract {}
}
