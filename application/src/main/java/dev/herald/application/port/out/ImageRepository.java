package dev.herald.application.port.out;

import dev.herald.application.failure.Busy;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.Cut;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what is known of uploaded images. What writes must be called in a {@link UnitOfWork}.
 *
 * <p>It also keeps a list of orphans: images whose bytes the {@link ImageStore} may have without
 * their being known. No unit of work spans the two, so an orphan is noted before it may become one,
 * and whatever fails in between leaves no bytes behind for ever. The list also keeps uploads from
 * an orphan whose bytes are being deleted, by whichever of several servers, as far as their clocks
 * agree.
 */
public interface ImageRepository {

  /** So long after orphans were taken, their bytes may be being deleted. */
  Duration DELETION = Duration.ofMinutes(2);

  Optional<StoredImage> find(ImageId id);

  /** Those of the images that are known. */
  Map<ImageId, StoredImage> findAll(Collection<ImageId> ids);

  /** Keeps an image, or, if it is known, when it was uploaded again; it is no orphan any more. */
  void save(StoredImage image);

  /**
   * Notes what a known image was cut from, for as long as it is known; nothing if that was itself
   * cut from another, so that no images keep each other.
   */
  void noteCut(ImageId id, Cut cut);

  /** What an image was cut from, if that was noted last. */
  Optional<Cut> findCut(ImageId id);

  /**
   * Forgets images that no channel, no post and no draft refers to, and from which no known image
   * was cut. They become orphans, noted when they were last uploaded, unless they are noted
   * already.
   *
   * @param uploadedBefore only those whose last upload was before this moment
   * @param most how many at the most
   * @return the forgotten ones
   */
  List<ImageId> forgetUnused(Instant uploadedBefore, int most);

  /**
   * Notes an orphan, or, if it is on the list, that it is noted anew. It may be a known image.
   *
   * @param at now
   * @throws Busy it was taken less than {@link #DELETION} ago, and is still on the list
   */
  void noteOrphan(ImageId id, Instant at);

  /**
   * Takes orphans, for their bytes to be deleted within {@link #DELETION} from now; first those
   * that were noted first. They stay on the list but are noted anew, as of now: if the taker fails,
   * they are taken again some time later, and keep no other from being taken before. Known images
   * are no orphans: they go off the list.
   *
   * @param notedBefore only those that were last noted before this moment
   * @param most how many at the most
   */
  List<ImageId> takeOrphans(Instant notedBefore, int most, Instant now);

  /**
   * Takes an orphan off the list whose bytes are deleted; no error if it is not there. One that was
   * noted since it was taken stays.
   */
  void unlist(ImageId id);
}
