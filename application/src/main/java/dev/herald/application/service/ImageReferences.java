package dev.herald.application.service;

import dev.herald.application.port.out.ImageRepository;
import dev.herald.application.view.DraftView;
import dev.herald.application.view.StoredImage;
import dev.herald.application.view.TemplateView;
import dev.herald.domain.channel.Avatar;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.shared.Violations;
import dev.herald.domain.template.Template;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The uploaded images that channels, posts and drafts refer to. */
final class ImageReferences {

  private final ImageRepository images;

  ImageReferences(ImageRepository images) {
    this.images = images;
  }

  /**
   * Makes sure that the photo is there.
   *
   * @throws InvalidValue it was never uploaded, or is gone
   */
  void require(Avatar avatar) {
    var id = avatar.image().stored();
    if (id.isPresent() && images.find(id.get()).isEmpty()) {
      throw new InvalidValue(notFound("avatar.imageId", id.get()));
    }
  }

  /**
   * Makes sure that the images are there.
   *
   * @return them
   * @throws InvalidValue some were never uploaded, or are gone
   */
  Map<ImageId, StoredImage> require(PostContent content) {
    var known = find(Stream.of(content));
    var violations = new Violations();
    for (var i = 0; i < content.images().size(); i++) {
      var field = "images[%s].imageId".formatted(i);
      content
          .images()
          .get(i)
          .image()
          .stored()
          .filter(id -> !known.containsKey(id))
          .ifPresent(id -> violations.add(notFound(field, id)));
    }
    violations.throwIfAny();
    return known;
  }

  /** Those images that the contents refer to and that are there. */
  Map<ImageId, StoredImage> find(Stream<PostContent> contents) {
    var ids = contents.flatMap(ImageReferences::ids).collect(Collectors.toSet());
    return ids.isEmpty() ? Map.of() : images.findAll(ids);
  }

  /**
   * Drafts, in their order, with those of their images that are there. All are looked up at once.
   */
  List<DraftView> ofDrafts(List<Draft> drafts) {
    var known = find(drafts.stream().map(Draft::content).toList());
    return drafts.stream()
        .map(draft -> new DraftView(draft, among(known, draft.content())))
        .toList();
  }

  /** Templates, in their order, with those of their images that are there. */
  List<TemplateView> ofTemplates(List<Template> templates) {
    var known = find(templates.stream().map(Template::content).toList());
    return templates.stream()
        .map(template -> new TemplateView(template, among(known, template.content())))
        .toList();
  }

  private Map<ImageId, StoredImage> find(List<DraftContent> contents) {
    var ids =
        contents.stream()
            .flatMap(content -> content.uploadedImages().stream())
            .collect(Collectors.toSet());
    return ids.isEmpty() ? Map.of() : images.findAll(ids);
  }

  private static Map<ImageId, StoredImage> among(
      Map<ImageId, StoredImage> known, DraftContent content) {
    if (known.isEmpty()) return Map.of();
    return content.uploadedImages().stream()
        .filter(known::containsKey)
        .collect(Collectors.toMap(id -> id, known::get));
  }

  /** The images that a content refers to, if they were uploaded to Herald. */
  static Stream<ImageId> ids(PostContent content) {
    return content.images().stream()
        .map(PostImage::image)
        .map(ImageRef::stored)
        .flatMap(id -> id.stream());
  }

  private static Violation notFound(String field, ImageId id) {
    return Violation.of(field, "not_found", "must be an uploaded image, but " + id + " is not");
  }
}
