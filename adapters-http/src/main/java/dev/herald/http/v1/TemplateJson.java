package dev.herald.http.v1;

import dev.herald.application.view.TemplateView;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.PostType;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template in an answer. */
record TemplateJson(
    String id,
    String name,
    @Nullable String channelId,
    @Nullable String type,
    String text,
    List<DraftJson.ImageJson> images,
    List<DraftJson.LinkJson> links,
    @Nullable String customData,
    String createdBy,
    String createdAt) {

  static TemplateJson of(TemplateView view, ImageUrls urls) {
    var template = view.template();
    var content = template.content();
    return new TemplateJson(
        template.id().value(),
        template.name().value(),
        template.channel().map(ChannelId::value).orElse(null),
        content.type().map(PostType::name).orElse(null),
        content.text(),
        content.images().stream()
            .map(it -> DraftJson.ImageJson.of(it, view.images(), urls))
            .toList(),
        content.links().stream().map(DraftJson.LinkJson::of).toList(),
        content.customData().isEmpty() ? null : content.customData(),
        template.createdBy().toString(),
        Json.time(template.createdAt()));
  }
}
