package dev.herald.application.port.in.image;

import dev.herald.application.view.StoredImage;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.Crop;
import java.util.Optional;

/** Finds what an image can be cut from anew. */
@FunctionalInterface
public interface FindOriginal {

  /**
   * @return what the image was cut from, or else the image itself; empty if there is no such image
   *     any more, or none that Herald can read
   */
  Optional<Original> find(Actor actor, ImageId id);

  /**
   * @param crop which part of it the image is; empty if it is all of it
   */
  record Original(StoredImage image, Optional<Crop> crop) {}
}
