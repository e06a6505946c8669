package dev.herald.application.port.out;

import dev.herald.application.view.DeliveryView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Keeps how far in the {@link EventLog} each receiver has been told, and what it could not be told
 * in its turn: such a delivery waits to be tried again, or was given up. What writes must be called
 * inside a {@link UnitOfWork}. Of a deleted channel only the news of its deletion stays.
 */
public interface DeliveryLog {

  /** Up to where a receiver has been told; empty if it is not known. */
  OptionalLong position(WebhookId receiver);

  /** Makes a receiver known, or moves on what it has been told. */
  void move(WebhookId receiver, long position);

  /** Forgets a receiver, and all that it could not be told. */
  void forget(WebhookId receiver);

  /**
   * Keeps a delivery that waits; nothing is kept if the event is gone.
   *
   * @param position of the event in the log; a delivery of it to this receiver is replaced
   * @param attempts how often it was tried
   * @param next when to try again
   * @param failure why it failed the last time; empty if it was not tried
   */
  void await(WebhookId receiver, long position, int attempts, Instant next, String failure);

  /**
   * Keeps a delivery that was given up; the same that waits is replaced. Nothing is kept if the
   * event is gone.
   */
  void giveUp(WebhookId receiver, long position, int attempts, Instant at, String failure);

  /** Forgets a delivery. */
  void remove(WebhookId receiver, long position);

  /**
   * Has deliveries tried again as if they never had been: those that were given up, and those that
   * wait.
   *
   * @param positions which; empty for all
   * @param next when to try them
   * @return how many
   */
  int revive(WebhookId receiver, Set<Long> positions, Instant next);

  /**
   * Forgets deliveries.
   *
   * @param positions which, given up or waiting; empty for all that were given up
   * @return how many
   */
  int discard(WebhookId receiver, Set<Long> positions);

  /** The channels of which something waits for the receiver. */
  Set<ChannelId> blocked(WebhookId receiver);

  /**
   * Deliveries to try now: of each channel whose oldest waiting one is due, that and those behind
   * it. Oldest first.
   *
   * @param most how many at the most
   */
  List<Waiting> due(WebhookId receiver, Instant now, int most);

  /** When the next delivery that waits is due, if any waits. */
  Optional<Instant> nextDue(WebhookId receiver);

  /** What the receiver could not be told so far, the newest event first. */
  Page<DeliveryView> list(WebhookId receiver, DeliveryView.State state, PageRequest page);

  /** The oldest event that waits because it failed. */
  Optional<DeliveryView> oldestFailing(WebhookId receiver);

  /** The delivery of an event, if the receiver could not be told of it. */
  Optional<DeliveryView> find(WebhookId receiver, long position);

  /** How many deliveries are in this state. */
  long count(WebhookId receiver, DeliveryView.State state);

  /**
   * A delivery that waits.
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
