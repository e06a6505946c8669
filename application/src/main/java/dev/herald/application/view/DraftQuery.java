package dev.herald.application.view;

import dev.herald.domain.access.ActorId;
import dev.herald.domain.id.ChannelId;
import java.util.Objects;
import java.util.Optional;

/**
 * What drafts to list. All parts must fit.
 *
 * @param channel of this channel
 * @param words with all these words, as in a {@link PostQuery}
 * @param author begun by them
 * @param state what has become of them
 */
public record DraftQuery(
    Optional<ChannelId> channel,
    String words,
    Optional<ActorId> author,
    State state,
    PageRequest page) {

  /** What has become of drafts. */
  public enum State {
    /** All that were not discarded. */
    KEPT,
    /** Of those, the ones that could not be published at their time. */
    RETURNED,
    /** Those that were discarded, and can be restored. */
    DISCARDED
  }

  public DraftQuery {
    Objects.requireNonNull(words, "words");
    Objects.requireNonNull(state, "state");
  }

  /** Every draft that was not discarded. */
  public static DraftQuery all(PageRequest page) {
    return new DraftQuery(Optional.empty(), "", Optional.empty(), State.KEPT, page);
  }

  public DraftQuery inChannel(ChannelId id) {
    return new DraftQuery(Optional.of(id), words, author, state, page);
  }

  public DraftQuery withWords(String wanted) {
    return new DraftQuery(channel, wanted, author, state, page);
  }

  public DraftQuery by(ActorId wanted) {
    return new DraftQuery(channel, words, Optional.of(wanted), state, page);
  }

  public DraftQuery in(State wanted) {
    return new DraftQuery(channel, words, author, wanted, page);
  }
}
