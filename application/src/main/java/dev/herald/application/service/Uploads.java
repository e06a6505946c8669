package dev.herald.application.service;

import dev.herald.application.port.out.ImageRepository;
import dev.herald.application.view.PostView;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.channel.Avatar;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.shared.Violations;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows which of the images that channels and posts refer to were uploaded. */
final class Uploads {

  private final ImageRepository images;

  Uploads(ImageRepository images) {
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
    var known = of(content.images().stream());
    var violations = new Violations();
    for (var i = 0; i < content.images().size(); i++) {
      var field = "images[%d].imageId".formatted(i);
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

  PostView view(Post post) {
    return view(List.of(post)).get(0);
  }

  List<PostView> view(List<Post> posts) {
    var known =
        of(
            posts.stream()
                .flatMap(post -> post.content().stream())
                .flatMap(c -> c.images().stream()));
    return posts.stream().map(post -> new PostView(post, among(known, post))).toList();
  }

  private static Map<ImageId, StoredImage> among(Map<ImageId, StoredImage> known, Post post) {
    if (known.isEmpty()) return Map.of();
    return post.content().stream()
        .flatMap(content -> ids(content.images().stream()))
        .filter(known::containsKey)
        .distinct()
        .collect(Collectors.toMap(id -> id, known::get));
  }

  private Map<ImageId, StoredImage> of(Stream<PostImage> shown) {
    var ids = ids(shown).collect(Collectors.toSet());
    return ids.isEmpty() ? Map.of() : images.findAll(ids);
  }

  private static Stream<ImageId> ids(Stream<PostImage> shown) {
    return shown.map(PostImage::image).map(ImageRef::stored).flatMap(id -> id.stream());
  }

  private static Violation notFound(String field, ImageId id) {
    return Violation.of(field, "not_found", "must be an uploaded image, but " + id + " is not");
  }
}
