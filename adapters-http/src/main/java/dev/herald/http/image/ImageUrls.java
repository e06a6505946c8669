package dev.herald.http.image;

import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.ImageRef;

/**
 * Knows the addresses of images.
 *
 * @param base what they begin with: the public address of the server, without a slash at its end,
 *     or nothing
 */
public record ImageUrls(String base) {

  public String of(ImageId id) {
    return base + "/images/" + id;
  }

  public String of(ImageRef image) {
    return image
        .stored()
        .map(this::of)
        .or(() -> image.external().map(url -> url.value()))
        .orElseThrow();
  }
}
