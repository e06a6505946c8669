package dev.herald.application.service;

import dev.herald.application.view.PostView;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.post.Post;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts posts together with the images that they show. */
final class PostViews {

  private final ImageReferences images;

  PostViews(ImageReferences images) {
    this.images = images;
  }

  PostView of(Post post) {
    return of(List.of(post)).get(0);
  }

  /** In the order of the posts. All their images are looked up at once. */
  List<PostView> of(List<Post> posts) {
    var found = images.find(posts.stream().flatMap(post -> post.content().stream()));
    return posts.stream().map(post -> new PostView(post, among(found, post))).toList();
  }

  private static Map<ImageId, StoredImage> among(Map<ImageId, StoredImage> found, Post post) {
    if (found.isEmpty()) return Map.of();
    return post.content().stream()
        .flatMap(ImageReferences::ids)
        .filter(found::containsKey)
        .distinct()
        .collect(Collectors.toMap(id -> id, found::get));
  }
}
