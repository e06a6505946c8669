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
 * @param isDiscarded those that were discarded and can be restored, or those that were not
 */
public record DraftQuery(
    Optional<ChannelId> channel,
    String words,
    Optional<ActorId> author,
    boolean isDiscarded,
    PageRequest page) {

  public DraftQuery {
    Objects.requireNonNull(words, "words");
  }

  /** Every draft that was not discarded. */
  public static DraftQuery all(PageRequest page) {
    return new DraftQuery(Optional.empty(), "", Optional.empty(), false, page);
  }

  public DraftQuery inChannel(ChannelId id) {
    return new DraftQuery(Optional.of(id), words, author, isDiscarded, page);
  }

  public DraftQuery withWords(String wanted) {
    return new DraftQuery(channel, wanted, author, isDiscarded, page);
  }

  public DraftQuery by(ActorId wanted) {
    return new DraftQuery(channel, words, Optional.of(wanted), isDiscarded, page);
  }

  /** Those that were discarded instead. */
  public DraftQuery discarded() {
    return new DraftQuery(channel, words, author, true, page);
  }
}
