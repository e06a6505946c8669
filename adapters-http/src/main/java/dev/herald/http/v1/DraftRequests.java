package dev.herald.http.v1;

import dev.herald.application.port.in.draft.CrossPost;
import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.draft.DraftImage;
import dev.herald.domain.draft.DraftLink;
import dev.herald.domain.draft.DraftState.Scheduled;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.post.PostType;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.request.Choices;
import dev.herald.http.request.RequestBody;
import dev.herald.http.request.RequestObject;
import dev.herald.http.request.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Reads the requests that begin, save and schedule drafts, and those that copy posts. */
final class DraftRequests {

  private static final ZoneId UTC = ZoneId.of("UTC");

  private DraftRequests() {}

  /**
   * @throws InvalidValue with everything that is wrong
   */
  static DraftContent content(RequestObject body, ImageUrls urls) {
    var type = body.optional("type", name -> Choices.of(PostType.class, name));
    var text = text(body, "text");
    var images =
        body.objects("images", DraftContent.MAX_IMAGES).stream()
            .map(image -> image(image, urls))
            .flatMap(Optional::stream)
            .toList();
    var links =
        body.objects("links", DraftContent.MAX_LINKS).stream()
            .map(DraftRequests::link)
            .flatMap(Optional::stream)
            .toList();
    var customData = text(body, "customData");
    body.end();
    var content =
        body.violations().check(() -> new DraftContent(type, text, images, links, customData));
    body.violations().throwIfAny();
    return Objects.requireNonNull(content);
  }

  /** When to publish a draft. */
  record When(Instant at, ZoneId zone, boolean isSilent) {}

  /**
   * @throws InvalidValue with everything that is wrong
   */
  static When when(RequestObject body) {
    var at = body.required("publishAt", Times::of);
    var zone = body.optional("timeZone", name -> Scheduled.zone(String.valueOf(name)));
    var isSilent = body.optionalBoolean("silent").orElse(false);
    body.end();
    body.violations().throwIfAny();
    return new When(at, zone.orElse(UTC), isSilent);
  }

  /** In which channels to publish a draft, and when. */
  record Wanted(List<ChannelId> channels, Optional<Instant> at, ZoneId zone, boolean isSilent) {

    CrossPost.Command of(DraftId draft, OptionalLong revision, Optional<IdempotencyKey> key) {
      return new CrossPost.Command(draft, channels, at, zone, isSilent, revision, key);
    }
  }

  /**
   * @throws InvalidValue with everything that is wrong
   */
  static Wanted crossPost(RequestObject body) {
    var channels = body.texts("channels", Draft.MAX_CHANNELS, ChannelId::new);
    if (channels.isEmpty() && !body.isThere("channels")) {
      body.violations().add(Violation.required("channels"));
    }
    var at = body.optional("publishAt", Times::of);
    var zone = body.optional("timeZone", name -> Scheduled.zone(String.valueOf(name)));
    var isSilent = body.optionalBoolean("silent").orElse(false);
    body.end();
    body.violations().throwIfAny();
    return new Wanted(channels.orElseThrow(), at, zone.orElse(UTC), isSilent);
  }

  /**
   * The channel for which to copy a post; empty for the post's own.
   *
   * @throws InvalidValue with everything that is wrong
   */
  static Optional<ChannelId> channel(RequestBody body) {
    if (body.isEmpty()) return Optional.empty();
    var object = body.object();
    var channel = object.optional("channelId", ChannelId::new);
    object.end();
    object.violations().throwIfAny();
    return channel;
  }

  private static Optional<DraftImage> image(RequestObject image, ImageUrls urls) {
    var id = image.optional("imageId", ImageId::new);
    var url = text(image, "url");
    var alt = text(image, "alt");
    image.end();
    if (id.isPresent() && !url.isEmpty()) {
      ImageFields.requireAddressOf(id.get(), url, image, urls);
    }
    return part(image, () -> new DraftImage(id, id.isPresent() ? "" : url, alt));
  }

  private static Optional<DraftLink> link(RequestObject link) {
    var label = text(link, "label");
    var url = text(link, "url");
    link.end();
    return part(link, () -> new DraftLink(label, url));
  }

  private static String text(RequestObject object, String field) {
    return object.optional(field, given -> given == null ? "" : given).orElse("");
  }

  /** A part of a list, whose name is its path. */
  private static <T> Optional<T> part(RequestObject object, Supplier<T> value) {
    var path = object.path("");
    var name = path.substring(0, path.length() - 1);
    return Optional.ofNullable(object.violations().checkIn(name, value));
  }
}
