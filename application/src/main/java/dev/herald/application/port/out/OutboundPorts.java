package dev.herald.application.port.out;

import java.time.InstantSource;

/** All that the use cases need from outside. */
public record OutboundPorts(
    UnitOfWork unitOfWork,
    ChannelRepository channels,
    PostRepository posts,
    DraftRepository drafts,
    TemplateRepository templates,
    Highlighter highlighter,
    SubscriptionRepository subscriptions,
    AccountRepository accounts,
    ImageRepository images,
    ImageStore imageStore,
    ImageProcessor imageProcessor,
    EventLog events,
    WebhookRepository webhooks,
    ReceiverPositions receiverPositions,
    DeliveryQueue deliveryQueue,
    DeadLetters deadLetters,
    Leases leases,
    IdempotencyLog idempotency,
    TokenRepository tokens,
    SessionRepository sessions,
    TicketSigner ticketSigner,
    AuditLog auditLog,
    StatisticsRepository statistics,
    StoreCheck storeCheck,
    IdGenerator ids,
    InstantSource clock) {

  /** Some of these ports replaced by others, as in a test, or with a store for a part of them. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Takes the place of the canonical constructor, whose arguments nobody can count. */
  public static final class Builder {

    private UnitOfWork unitOfWork;
    private ChannelRepository channels;
    private PostRepository posts;
    private DraftRepository drafts;
    private TemplateRepository templates;
    private Highlighter highlighter;
    private SubscriptionRepository subscriptions;
    private AccountRepository accounts;
    private ImageRepository images;
    private ImageStore imageStore;
    private ImageProcessor imageProcessor;
    private EventLog events;
    private WebhookRepository webhooks;
    private ReceiverPositions receiverPositions;
    private DeliveryQueue deliveryQueue;
    private DeadLetters deadLetters;
    private Leases leases;
    private IdempotencyLog idempotency;
    private TokenRepository tokens;
    private SessionRepository sessions;
    private TicketSigner ticketSigner;
    private AuditLog auditLog;
    private StatisticsRepository statistics;
    private StoreCheck storeCheck;
    private IdGenerator ids;
    private InstantSource clock;

    private Builder(OutboundPorts ports) {
      unitOfWork = ports.unitOfWork;
      channels = ports.channels;
      posts = ports.posts;
      drafts = ports.drafts;
      templates = ports.templates;
      highlighter = ports.highlighter;
      subscriptions = ports.subscriptions;
      accounts = ports.accounts;
      images = ports.images;
      imageStore = ports.imageStore;
      imageProcessor = ports.imageProcessor;
      events = ports.events;
      webhooks = ports.webhooks;
      receiverPositions = ports.receiverPositions;
      deliveryQueue = ports.deliveryQueue;
      deadLetters = ports.deadLetters;
      leases = ports.leases;
      idempotency = ports.idempotency;
      tokens = ports.tokens;
      sessions = ports.sessions;
      ticketSigner = ports.ticketSigner;
      auditLog = ports.auditLog;
      statistics = ports.statistics;
      storeCheck = ports.storeCheck;
      ids = ports.ids;
      clock = ports.clock;
    }

    public Builder unitOfWork(UnitOfWork other) {
      unitOfWork = other;
      return this;
    }

    public Builder channels(ChannelRepository other) {
      channels = other;
      return this;
    }

    public Builder posts(PostRepository other) {
      posts = other;
      return this;
    }

    public Builder drafts(DraftRepository other) {
      drafts = other;
      return this;
    }

    public Builder templates(TemplateRepository other) {
      templates = other;
      return this;
    }

    public Builder highlighter(Highlighter other) {
      highlighter = other;
      return this;
    }

    public Builder subscriptions(SubscriptionRepository other) {
      subscriptions = other;
      return this;
    }

    public Builder accounts(AccountRepository other) {
      accounts = other;
      return this;
    }

    public Builder images(ImageRepository other) {
      images = other;
      return this;
    }

    public Builder imageStore(ImageStore other) {
      imageStore = other;
      return this;
    }

    public Builder imageProcessor(ImageProcessor other) {
      imageProcessor = other;
      return this;
    }

    public Builder events(EventLog other) {
      events = other;
      return this;
    }

    public Builder webhooks(WebhookRepository other) {
      webhooks = other;
      return this;
    }

    public Builder receiverPositions(ReceiverPositions other) {
      receiverPositions = other;
      return this;
    }

    public Builder deliveryQueue(DeliveryQueue other) {
      deliveryQueue = other;
      return this;
    }

    public Builder deadLetters(DeadLetters other) {
      deadLetters = other;
      return this;
    }

    public Builder leases(Leases other) {
      leases = other;
      return this;
    }

    public Builder idempotency(IdempotencyLog other) {
      idempotency = other;
      return this;
    }

    public Builder tokens(TokenRepository other) {
      tokens = other;
      return this;
    }

    public Builder sessions(SessionRepository other) {
      sessions = other;
      return this;
    }

    public Builder ticketSigner(TicketSigner other) {
      ticketSigner = other;
      return this;
    }

    public Builder auditLog(AuditLog other) {
      auditLog = other;
      return this;
    }

    public Builder statistics(StatisticsRepository other) {
      statistics = other;
      return this;
    }

    public Builder storeCheck(StoreCheck other) {
      storeCheck = other;
      return this;
    }

    public Builder ids(IdGenerator other) {
      ids = other;
      return this;
    }

    public Builder clock(InstantSource other) {
      clock = other;
      return this;
    }

    public OutboundPorts build() {
      return new OutboundPorts(
          unitOfWork,
          channels,
          posts,
          drafts,
          templates,
          highlighter,
          subscriptions,
          accounts,
          images,
          imageStore,
          imageProcessor,
          events,
          webhooks,
          receiverPositions,
          deliveryQueue,
          deadLetters,
          leases,
          idempotency,
          tokens,
          sessions,
          ticketSigner,
          auditLog,
          statistics,
          storeCheck,
          ids,
          clock);
    }
  }
}
