package dev.herald.http.v1;

import dev.herald.application.view.DraftView;
import dev.herald.application.view.StoredImage;
import dev.herald.application.view.StoredImage.Dimensions;
import dev.herald.domain.draft.DraftImage;
import dev.herald.domain.draft.DraftLink;
import dev.herald.domain.draft.DraftState.Discarded;
import dev.herald.domain.draft.DraftState.Returned;
import dev.herald.domain.draft.DraftState.Scheduled;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.post.PostType;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A draft in an answer. */
record DraftJson(
    String id,
    String channelId,
    @Nullable String type,
    String text,
    List<ImageJson> images,
    List<LinkJson> links,
    @Nullable String customData,
    String author,
    String createdAt,
    String updatedBy,
    String updatedAt,
    long revision,
    @Nullable ScheduleJson schedule,
    @Nullable ReturnedJson returned,
    @Nullable String discardedBy,
    @Nullable String discardedAt) {

  static DraftJson of(DraftView view, ImageUrls urls) {
    var draft = view.draft();
    var content = draft.content();
    return new DraftJson(
        draft.id().value(),
        draft.channel().value(),
        content.type().map(PostType::name).orElse(null),
        content.text(),
        content.images().stream().map(it -> ImageJson.of(it, view.images(), urls)).toList(),
        content.links().stream().map(LinkJson::of).toList(),
        content.customData().isEmpty() ? null : content.customData(),
        draft.author().toString(),
        Json.time(draft.createdAt()),
        draft.updatedBy().toString(),
        Json.time(draft.updatedAt()),
        draft.revision(),
        draft.schedule().map(ScheduleJson::of).orElse(null),
        draft.returned().map(ReturnedJson::of).orElse(null),
        draft.discard().map(it -> it.by().toString()).orElse(null),
        Json.time(draft.discard().map(Discarded::at)));
  }

  /** What the draft's entity tag begins with, so that {@code If-Match} can ask for a revision. */
  String tag() {
    return revision + "-";
  }

  record ImageJson(
      @Nullable String url,
      @Nullable String imageId,
      @Nullable String alt,
      @Nullable Integer width,
      @Nullable Integer height) {

    static ImageJson of(DraftImage image, Map<ImageId, StoredImage> known, ImageUrls urls) {
      Optional<Dimensions> size = image.uploaded().map(known::get).flatMap(StoredImage::dimensions);
      return new ImageJson(
          image.uploaded().map(urls::of).orElse(image.url().isEmpty() ? null : image.url()),
          image.uploaded().map(ImageId::value).orElse(null),
          image.alt().isEmpty() ? null : image.alt(),
          size.map(Dimensions::width).orElse(null),
          size.map(Dimensions::height).orElse(null));
    }
  }

  /** When it is to be published. */
  record ScheduleJson(String publishAt, String timeZone, String by, @Nullable Boolean silent) {

    static ScheduleJson of(Scheduled schedule) {
      return new ScheduleJson(
          Json.time(schedule.at()),
          schedule.zone().getId(),
          schedule.by().toString(),
          schedule.isSilent() ? true : null);
    }
  }

  /** Why it was not published when it was to be. */
  record ReturnedJson(ScheduleJson schedule, String code, String detail) {

    static ReturnedJson of(Returned returned) {
      return new ReturnedJson(
          ScheduleJson.of(returned.schedule()), returned.code(), returned.reason());
    }
  }

  record LinkJson(String label, String url) {

    static LinkJson of(DraftLink link) {
      return new LinkJson(link.label(), link.url());
    }
  }
}
