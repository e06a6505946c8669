package dev.herald.persistence.sql;

import dev.herald.application.port.out.IdempotencyLog;
import dev.herald.domain.id.ChannelId;
import java.util.Optional;

/**
 * Adds what units of work add most. It may be sent to the database only later: before anything else
 * is read or written in its transaction, and at the latest before the commit. What fails then
 * undoes the unit that has added it, and no other.
 *
 * <p>What adds is called in a unit of work.
 */
public interface Additions {

  /** The newest post of a channel; empty if there is no such channel, or it was deleted. */
  Optional<Newest> newest(ChannelId channel);

  /**
   * Where a channel goes on.
   *
   * @param channelKey the key of the channel's row
   * @param sequence of its newest post; 0 if it has none
   */
  record Newest(long channelKey, long sequence) {}

  /**
   * Adds a post and its words.
   *
   * @throws java.util.NoSuchElementException its channel is not there, or goes on elsewhere
   */
  void add(NewPost post);

  /** Adds an event at the end of the log. */
  void add(NewEvent event);

  /** Adds the result of a request, in the place of an earlier one with the same key. */
  void add(IdempotencyLog.Entry result);

  /** A result that was added in this transaction and is not sent yet, so that no query finds it. */
  Optional<IdempotencyLog.Entry> unsent(String key);
}
