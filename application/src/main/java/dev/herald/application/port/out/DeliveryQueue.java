package dev.herald.application.port.out;

import dev.herald.application.view.DeliveryView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the deliveries that wait to be tried, or tried again. Of each event and receiver it or the
 * {@link DeadLetters} keep one delivery at the most. What writes must be called inside a {@link
 * UnitOfWork}. Of a deleted channel only the delivery of its deletion is found.
 */
public interface DeliveryQueue {

  /**
   * Adds a delivery, in place of one of the same event that waits or is a dead letter. Nothing is
   * added if the event is gone.
   *
   * @param position of the event in the log
   * @param attempts how often it was tried
   * @param next when to try it
   * @param failure why it failed the last time; empty if it was not tried
   */
  void put(WebhookId receiver, long position, int attempts, Instant next, String failure);

  /**
   * Removes deliveries.
   *
   * @param positions which; empty for all
   * @return how many
   */
  int remove(WebhookId receiver, Set<Long> positions);

  /**
   * Has deliveries tried as if they never had been.
   *
   * @param positions which; empty for all
   * @param next when to try them
   * @return how many
   */
  int redeliver(WebhookId receiver, Set<Long> positions, Instant next);

  /** The channels of which something waits for the receiver. */
  Set<ChannelId> blocked(WebhookId receiver);

  /**
   * Deliveries to try now: of each channel whose oldest one is due, that and those behind it.
   * Oldest first.
   *
   * @param latest no delivery can have to wait longer than until then: one that has to was added
   *     before the clock was set back, and is due
   * @param most how many at the most
   */
  List<Waiting> due(WebhookId receiver, Instant now, Instant latest, int most);

  /** When the next channel is due, if anything waits. */
  Optional<Instant> nextDue(WebhookId receiver);

  /** Deliveries to a receiver, the newest event first. */
  Page<DeliveryView> list(WebhookId receiver, PageRequest page);

  /** The delivery of an event, if it waits. */
  Optional<DeliveryView> find(WebhookId receiver, long position);

  /** What waits for some receivers; none of one for which nothing does. */
  Map<WebhookId, Backlog> backlogs(Set<WebhookId> receivers);

  /** What waits for a receiver. */
  default Backlog backlog(WebhookId receiver) {
    return backlogs(Set.of(receiver)).getOrDefault(receiver, Backlog.NONE);
  }

  /**
   * What waits for a receiver.
   *
   * @param size how many deliveries
   * @param failing the oldest one that has been tried: it shows why others wait; empty if none has
   */
  record Backlog(long size, Optional<DeliveryView> failing) {

    /** Nothing waits. */
    public static final Backlog NONE = new Backlog(0, Optional.empty());
  }

  /**
   * A delivery to try.
   *
   * @param attempts how often it was tried
   */
  record Waiting(EventLog.Entry entry, int attempts) {

    public long position() {
      return entry.position();
    }

    public ChannelId channel() {
      return entry.event().channel();
    }
  }
}
