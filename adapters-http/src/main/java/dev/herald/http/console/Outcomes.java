package dev.herald.http.console;

import dev.herald.application.port.in.draft.ReadDrafts;
import dev.herald.application.port.in.post.ReadPosts;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.refusal.Refusal;
import java.util.List;
import java.util.Optional;

/** What has become of drafts that waited for their time. */
record Outcomes(ReadDrafts readDrafts, ReadPosts readPosts) {

  /** Of one draft; it may be gone with its channel. */
  enum Outcome {
    SCHEDULED,
    PUBLISHED,
    RETURNED,
    OPEN,
    GONE
  }

  /**
   * What has become of a draft.
   *
   * @throws Refusal.DraftNotFound there is none
   */
  Outcome of(DraftId id, View view) {
    try {
      var draft = readDrafts.get(view.actor(), id).draft();
      if (draft.schedule().isPresent()) return Outcome.SCHEDULED;
      return draft.returned().isPresent() ? Outcome.RETURNED : Outcome.OPEN;
    } catch (Refusal.DraftPublished published) {
      return Outcome.PUBLISHED;
    }
  }

  /** What has become of one of several drafts. */
  Outcome ofOne(DraftId id, View view) {
    try {
      return of(id, view);
    } catch (Refusal.DraftNotFound gone) {
      return Outcome.GONE;
    }
  }

  /** Whether one of them is still to go out. */
  boolean isWaiting(List<DraftId> ids, View view) {
    return ids.stream().anyMatch(it -> ofOne(it, view) == Outcome.SCHEDULED);
  }

  /** How many of them are out. */
  long published(List<DraftId> ids, View view) {
    return ids.stream().filter(it -> ofOne(it, view) == Outcome.PUBLISHED).count();
  }

  /** The channels in which they are out. */
  List<ChannelId> channels(List<DraftId> ids, View view) {
    return ids.stream().flatMap(it -> channel(it, view).stream()).toList();
  }

  private Optional<ChannelId> channel(DraftId id, View view) {
    try {
      readDrafts.get(view.actor(), id);
      return Optional.empty();
    } catch (Refusal.DraftPublished published) {
      return Optional.of(readPosts.get(view.actor(), published.post()).post().channel());
    } catch (Refusal.DraftNotFound gone) {
      return Optional.empty();
    }
  }
}
