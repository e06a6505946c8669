package dev.herald.domain.image;

import dev.herald.domain.id.ImageId;
import java.util.Objects;

/**
 * What an image was cut from, and which part of that it is.
 *
 * @param original an uploaded image, which may be gone since
 */
public record Cut(ImageId original, Crop crop) {
  public Cut {
    Objects.requireNonNull(original, "original");
    Objects.requireNonNull(crop, "crop");
  }
}
