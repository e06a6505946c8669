package dev.herald.application.view;

import dev.herald.domain.id.ImageId;
import dev.herald.domain.post.Post;
import java.util.Map;

/**
 * A post with what is known of its images.
 *
 * @param images the uploaded images to which the post refers
 */
public record PostView(Post post, Map<ImageId, StoredImage> images) {

  public PostView {
    images = Map.copyOf(images);
  }
}
