package dev.herald.application.testkit;

import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.OutboundPorts;

/**
 * All outbound ports over one empty {@link InMemoryStore}.
 *
 * <pre>{@code
 * var ports = new InMemoryPorts();
 * var herald = Services.over(ports.outbound());
 * ports.clock().advance(Duration.ofHours(1));
 * }</pre>
 */
public final class InMemoryPorts {

  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final OutboundPorts outbound;

  public InMemoryPorts() {
    this(new SequentialIds());
  }

  /** Ports with names that something else makes. */
  public InMemoryPorts(IdGenerator ids) {
    this(new InMemoryStore(), ids);
  }

  /** Ports on a store that others may have too. */
  public InMemoryPorts(InMemoryStore store, IdGenerator ids) {
    outbound =
        new OutboundPorts(
            new InMemoryUnitOfWork(store),
            new InMemoryChannelRepository(store),
            new InMemoryPostRepository(store),
            new InMemoryDraftRepository(store),
            new InMemoryTemplateRepository(store),
            new InMemoryHighlighter(),
            new InMemorySubscriptionRepository(store),
            new InMemoryAccountRepository(store),
            new InMemoryImageRepository(store),
            new InMemoryImageStore(),
            new FakeImageProcessor(),
            new InMemoryEventLog(store),
            new InMemoryWebhookRepository(store),
            new InMemoryReceiverPositions(store),
            new InMemoryDeliveryQueue(store),
            new InMemoryDeadLetters(store),
            new InMemoryLeases(store, clock),
            new InMemoryIdempotencyLog(store),
            new InMemoryTokenRepository(store),
            new InMemorySessionRepository(store),
            new InMemoryTicketSigner(),
            new InMemoryAuditLog(store),
            new InMemoryStatisticsRepository(store),
            new InMemoryStoreCheck(),
            ids,
            clock);
  }

  public OutboundPorts outbound() {
    return outbound;
  }

  /** The clock of these ports. It stands at {@link Samples#NOW} at first. */
  public SettableClock clock() {
    return clock;
  }
}
