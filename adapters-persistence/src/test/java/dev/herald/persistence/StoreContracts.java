package dev.herald.persistence;

import dev.herald.application.contract.AccountRepositoryContract;
import dev.herald.application.contract.AuditLogContract;
import dev.herald.application.contract.ChannelRepositoryContract;
import dev.herald.application.contract.ChannelScopeContract;
import dev.herald.application.contract.DeadLettersContract;
import dev.herald.application.contract.DeliveryQueueContract;
import dev.herald.application.contract.DraftRepositoryContract;
import dev.herald.application.contract.EventLogContract;
import dev.herald.application.contract.EventSearchContract;
import dev.herald.application.contract.IdempotencyLogContract;
import dev.herald.application.contract.ImageRepositoryContract;
import dev.herald.application.contract.LeasesContract;
import dev.herald.application.contract.PortContract;
import dev.herald.application.contract.PostRepositoryContract;
import dev.herald.application.contract.PostSearchContract;
import dev.herald.application.contract.ReceiverPositionsContract;
import dev.herald.application.contract.SessionRepositoryContract;
import dev.herald.application.contract.StatisticsRepositoryContract;
import dev.herald.application.contract.StoreCheckContract;
import dev.herald.application.contract.SubscriptionRepositoryContract;
import dev.herald.application.contract.TemplateRepositoryContract;
import dev.herald.application.contract.TokenRepositoryContract;
import dev.herald.application.contract.UnitOfWorkContract;
import dev.herald.application.contract.WebhookRepositoryContract;
import dev.herald.application.port.out.OutboundPorts;
import org.junit.jupiter.api.Nested;

/** The contracts of all that is kept in a database, whichever it is. */
abstract class StoreContracts {

  /** The same ones throughout a test, and for each test fresh and empty. */
  abstract OutboundPorts ports();

  abstract class Ports implements PortContract {
    @Override
    public OutboundPorts ports() {
      return StoreContracts.this.ports();
    }
  }

  @Nested
  class UnitOfWork extends Ports implements UnitOfWorkContract {}

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
  class Subscriptions extends Ports implements SubscriptionRepositoryContract {}

  @Nested
  class Scopes extends Ports implements ChannelScopeContract {}

  @Nested
  class Accounts extends Ports implements AccountRepositoryContract {}

  @Nested
  class Images extends Ports implements ImageRepositoryContract {}

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
  class AuditLog extends Ports implements AuditLogContract {}

  @Nested
  class Statistics extends Ports implements StatisticsRepositoryContract {}

  @Nested
  class StoreCheck extends Ports implements StoreCheckContract {}

  @Nested
  class Sessions extends Ports implements SessionRepositoryContract {}
}
