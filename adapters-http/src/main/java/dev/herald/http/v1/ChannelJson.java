package dev.herald.http.v1;

import dev.herald.application.view.ChannelView;
import dev.herald.domain.id.PostId;
import dev.herald.domain.image.ImageRef;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.json.Json;
import org.jspecify.annotations.Nullable;

/** A channel in an answer. */
record ChannelJson(
    String id,
    String name,
    AvatarJson avatar,
    String profile,
    String owner,
    String organization,
    String customString,
    int subscriberLimit,
    String visibility,
    @Nullable String pinnedPost,
    long subscriberCount,
    long postCount,
    @Nullable String lastPostAt,
    String createdAt,
    String updatedAt,
    long revision) {

  static ChannelJson of(ChannelView view, ImageUrls urls) {
    var channel = view.channel();
    var info = channel.info();
    return new ChannelJson(
        channel.id().value(),
        info.name().value(),
        AvatarJson.of(info.avatar().image(), urls),
        info.profile().value(),
        channel.owner().value(),
        info.organization().value(),
        info.customString().value(),
        info.subscriberLimit().value(),
        info.visibility().name(),
        channel.pinnedPost().map(PostId::value).orElse(null),
        view.subscriberCount(),
        view.postCount(),
        Json.time(view.lastPostAt()),
        Json.time(channel.createdAt()),
        Json.time(channel.updatedAt()),
        channel.revision());
  }

  /** What the channel's entity tag begins with, so that {@code If-Match} can ask for a revision. */
  String tag() {
    return revision + "-";
  }

  record AvatarJson(String url, @Nullable String imageId) {

    static AvatarJson of(ImageRef image, ImageUrls urls) {
      return new AvatarJson(urls.of(image), image.stored().map(id -> id.value()).orElse(null));
    }
  }
}
