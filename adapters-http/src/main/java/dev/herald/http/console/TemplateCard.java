package dev.herald.http.console;

import dev.herald.domain.channel.Channel;
import dev.herald.domain.draft.DraftImage;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.post.PostType;
import dev.herald.domain.template.Template;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A template as a list shows it.
 *
 * @param channelName of its channel; empty if it is for all
 * @param type empty if it was not chosen
 * @param text the beginning of its words
 * @param thumbnails of its uploaded images
 * @param by the name of who made it
 * @param isForTheComposer whether the composer has a field for all that it says
 * @param canBeChanged whether whoever looks at the page may rename and delete it
 */
public record TemplateCard(
    String id,
    String name,
    Optional<String> channelName,
    Optional<PostType> type,
    String text,
    List<String> thumbnails,
    Instant at,
    String by,
    boolean isForTheComposer,
    boolean canBeChanged) {

  /** How much of a text a list shows, in UTF-16 units. */
  private static final int SHORT = 300;

  static TemplateCard of(Template template, Optional<Channel> channel, View view) {
    var content = template.content();
    return new TemplateCard(
        template.id().value(),
        template.name().value(),
        channel
            .map(it -> it.info().name().value())
            .or(() -> template.channel().map(it -> it.value())),
        content.type(),
        PostCard.start(content.text(), SHORT),
        content.images().stream()
            .map(DraftImage::uploaded)
            .flatMap(Optional::stream)
            .map(image -> view.links().thumbnail(new ImageRef.Stored(image)))
            .toList(),
        template.createdAt(),
        template.createdBy().name(),
        content.customData().isEmpty(),
        template.channel().isPresent() || view.actor().may(Permission.EDIT_COMMON_TEMPLATES));
  }
}
