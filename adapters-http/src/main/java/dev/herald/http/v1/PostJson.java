package dev.herald.http.v1;

import dev.herald.application.view.PostView;
import dev.herald.application.view.StoredImage;
import dev.herald.application.view.StoredImage.Dimensions;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.post.CustomData;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.post.PostText;
import dev.herald.domain.post.Recall;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A post in an answer. Of a recalled one, the lists are empty and the rest of its content null. */
record PostJson(
    String id,
    String channelId,
    long sequence,
    String type,
    @Nullable String text,
    List<ImageJson> images,
    List<LinkJson> links,
    @Nullable String customData,
    String publishedAt,
    @Nullable String publishedBy,
    @Nullable String recalledAt,
    @Nullable String recallReason,
    @Nullable Boolean silent) {

  /**
   * @param withAuthor whether to say who published it
   */
  static PostJson of(PostView view, boolean withAuthor, ImageUrls urls) {
    var post = view.post();
    var content = post.content();
    return new PostJson(
        post.id().value(),
        post.channel().value(),
        post.sequence(),
        post.type().name(),
        content.flatMap(PostContent::text).map(PostText::value).orElse(null),
        content.map(PostContent::images).orElse(List.of()).stream()
            .map(image -> ImageJson.of(image, view.images(), urls))
            .toList(),
        content.map(PostContent::links).orElse(List.of()).stream().map(LinkJson::of).toList(),
        content.flatMap(PostContent::customData).map(CustomData::value).orElse(null),
        Json.time(post.publishedAt()),
        withAuthor ? post.publishedBy().map(ActorId::toString).orElse(null) : null,
        Json.time(post.recall().map(Recall::at)),
        post.recall().map(Recall::reason).filter(reason -> !reason.isEmpty()).orElse(null),
        post.isSilent() ? true : null);
  }

  /** The same for somebody who wants to get posts without being told. */
  PostJson silently() {
    return new PostJson(
        id,
        channelId,
        sequence,
        type,
        text,
        images,
        links,
        customData,
        publishedAt,
        publishedBy,
        recalledAt,
        recallReason,
        true);
  }

  record ImageJson(
      String url,
      @Nullable String imageId,
      @Nullable String alt,
      @Nullable Integer width,
      @Nullable Integer height) {

    static ImageJson of(PostImage image, Map<ImageId, StoredImage> known, ImageUrls urls) {
      var stored = image.image().stored();
      Optional<Dimensions> size = stored.map(known::get).flatMap(StoredImage::dimensions);
      return new ImageJson(
          urls.of(image.image()),
          stored.map(ImageId::value).orElse(null),
          image.alt().isEmpty() ? null : image.alt(),
          size.map(Dimensions::width).orElse(null),
          size.map(Dimensions::height).orElse(null));
    }
  }

  record LinkJson(String label, String url) {

    static LinkJson of(Link link) {
      return new LinkJson(link.label(), link.url().value());
    }
  }
}
