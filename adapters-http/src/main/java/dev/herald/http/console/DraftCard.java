package dev.herald.http.console;

import dev.herald.domain.channel.Channel;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftImage;
import dev.herald.domain.draft.DraftState.Returned;
import dev.herald.domain.draft.DraftState.Scheduled;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.post.PostType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A draft as a list shows it.
 *
 * @param type empty if it was not chosen yet
 * @param text the beginning of its words
 * @param thumbnails of its uploaded images
 * @param by the name of who changed it last
 * @param isForTheComposer whether the composer has a field for all that it says
 * @param publishAt when it is to be published, if it is scheduled
 * @param time the same in hours and minutes, or when it was to be published
 * @param scheduledBy the name of who scheduled it; empty if nobody did
 * @param isSilent whether subscribers are to get it without being told
 * @param whyReturned why it was not published at its time
 */
public record DraftCard(
    String id,
    String channelId,
    String channelName,
    String photo,
    Optional<PostType> type,
    String text,
    List<String> thumbnails,
    Instant at,
    String by,
    boolean isDiscarded,
    boolean isForTheComposer,
    long revision,
    Optional<Instant> publishAt,
    String time,
    String scheduledBy,
    boolean isSilent,
    Optional<String> whyReturned) {

  /** How much of a text a list shows, in UTF-16 units. */
  private static final int SHORT = 300;

  static DraftCard of(Draft draft, Channel channel, View view) {
    var content = draft.content();
    return new DraftCard(
        draft.id().value(),
        channel.id().value(),
        channel.info().name().value(),
        view.links().thumbnail(channel.info().avatar().image()),
        content.type(),
        PostCard.start(content.text(), SHORT),
        content.images().stream()
            .map(DraftImage::uploaded)
            .flatMap(Optional::stream)
            .map(image -> view.links().thumbnail(new ImageRef.Stored(image)))
            .toList(),
        draft.updatedAt(),
        draft.updatedBy().name(),
        draft.isDiscarded(),
        DraftPages.isForTheComposer(draft),
        draft.revision(),
        draft.schedule().map(Scheduled::at),
        given(draft).map(it -> view.reader().time(it.at())).orElse(""),
        given(draft).map(it -> it.by().name()).orElse(""),
        given(draft).filter(Scheduled::isSilent).isPresent(),
        draft.returned().map(it -> why(it, view)));
  }

  private static Optional<Scheduled> given(Draft draft) {
    return draft.schedule().or(() -> draft.returned().map(Returned::schedule));
  }

  /** In the words of the reader, where there are any. */
  static String why(Returned returned, View view) {
    return view.reader()
        .findText("returned." + returned.code(), returned.schedule().by().name())
        .orElseGet(returned::reason);
  }
}
