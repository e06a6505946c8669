package dev.herald.application.port.out;

import dev.herald.application.view.StoredImage;
import dev.herald.domain.id.ImageId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what is known of uploaded images. What writes must be called in a {@link UnitOfWork}. */
public interface ImageRepository {

  Optional<StoredImage> find(ImageId id);

  /** Those of the images that are known. */
  Map<ImageId, StoredImage> findAll(Collection<ImageId> ids);

  /** Keeps an image, or, if it is known, when it was uploaded again. */
  void save(StoredImage image);

  /**
   * Forgets images that no channel and no post refers to.
   *
   * @param uploadedBefore only those whose last upload was before this moment
   * @param most how many at the most
   * @return the forgotten ones
   */
  List<ImageId> forgetUnused(Instant uploadedBefore, int most);
}
