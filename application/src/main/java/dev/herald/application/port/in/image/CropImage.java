package dev.herald.application.port.in.image;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.StorageFull;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.Crop;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;

/** Makes an image of a part of another. */
@FunctionalInterface
public interface CropImage {

  /**
   * @param id of an uploaded image, which stays as it is, and is kept for as long as the new one
   *     is; unless it was itself cut from another
   * @return the new image, as if it had been uploaded; the same part of the same image is the same
   *     one, however often it is cut out
   * @throws Refusal.ImageNotFound there is no such image
   * @throws InvalidValue {@code imageId.unreadable}: Herald can't read the image, or it would take
   *     too much
   * @throws Busy others are being cut
   * @throws StorageFull there is no room for it
   */
  StoredImage crop(Actor actor, ImageId id, Crop crop);
}
