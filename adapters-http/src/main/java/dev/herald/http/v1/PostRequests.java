package dev.herald.http.v1;

import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.post.CustomData;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.post.PostText;
import dev.herald.domain.post.PostType;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.request.Choices;
import dev.herald.http.request.RequestBody;
import dev.herald.http.request.RequestObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads the requests that publish posts, and those that recall them. */
final class PostRequests {

  /** For an invalid address, so that what stands beside it is checked all the same. */
  private static final ImageRef.External STAND_IN =
      new ImageRef.External(new HttpUrl("http://invalid"));

  private PostRequests() {}

  /**
   * @throws InvalidValue with everything that is wrong
   */
  static PublishPost.Command publish(
      ChannelId channel, RequestObject body, Optional<IdempotencyKey> key, ImageUrls urls) {
    var isSilent = body.optionalBoolean("silent").orElse(false);
    return new PublishPost.Command(channel, content(body, urls), isSilent, key, true);
  }

  private static PostContent content(RequestObject body, ImageUrls urls) {
    var type = body.optional("type", name -> Choices.of(PostType.class, name));
    var text = body.optional("text", PostText::new);
    var images = images(body, urls);
    var links = links(body);
    var customData = body.optional("customData", CustomData::new);
    body.end();

    // Of what is invalid so far nothing is left, so that now too little may seem to be there.
    var isWhole = body.violations().isEmpty();
    var content =
        isWhole
            ? body.violations().check(() -> new PostContent(text, images, links, customData))
            : null;
    if (content != null) type.ifPresent(wanted -> expect(body, content, wanted));
    body.violations().throwIfAny();
    return Objects.requireNonNull(content);
  }

  /**
   * Why to recall a post; empty if no reason is given.
   *
   * @throws InvalidValue with everything that is wrong
   */
  static String reason(RequestBody body) {
    if (body.isEmpty()) return "";
    var object = body.object();
    var reason = object.optional("reason", text -> text == null ? "" : text);
    object.end();
    object.violations().throwIfAny();
    return reason.orElse("");
  }

  /**
   * Whether a draft is to become a silent post.
   *
   * @throws InvalidValue with everything that is wrong
   */
  static boolean isSilent(RequestBody body) {
    if (body.isEmpty()) return false;
    var object = body.object();
    var isSilent = object.optionalBoolean("silent");
    object.end();
    object.violations().throwIfAny();
    return isSilent.orElse(false);
  }

  private static void expect(RequestObject body, PostContent content, PostType wanted) {
    body.violations()
        .check(
            () -> {
              content.expectType(wanted);
              return content;
            });
  }

  private static List<PostImage> images(RequestObject body, ImageUrls urls) {
    var given = body.objects("images", PostContent.MAX_IMAGES);
    return given.stream().map(image -> image(image, urls)).flatMap(Optional::stream).toList();
  }

  private static Optional<PostImage> image(RequestObject image, ImageUrls urls) {
    var ref = Optional.ofNullable(ImageFields.read(image, urls));
    var shown = image.required("alt", alt -> new PostImage(ref.orElse(STAND_IN), alt));
    image.end();
    return ref.isPresent() ? Optional.ofNullable(shown) : Optional.empty();
  }

  private static List<Link> links(RequestObject body) {
    var given = body.objects("links", PostContent.MAX_LINKS);
    return given.stream().map(PostRequests::link).flatMap(Optional::stream).toList();
  }

  private static Optional<Link> link(RequestObject link) {
    var url = Optional.ofNullable(link.required("url", HttpUrl::new));
    var shown = link.required("label", label -> new Link(label, url.orElse(STAND_IN.url())));
    link.end();
    return url.isPresent() ? Optional.ofNullable(shown) : Optional.empty();
  }
}
