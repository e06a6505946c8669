package dev.herald.persistence.s3;

import dev.herald.domain.id.ImageId;
import java.util.UUID;

/**
 * The keys of all objects. They are the paths of an image folder, so that the files of one can be
 * copied into a bucket as they are.
 *
 * @param prefix empty, or with a slash at its end
 */
record Keys(String prefix) {

  /** What all images begin with. */
  String kept() {
    return prefix + "kept/";
  }

  String kept(ImageId id) {
    return kept() + near(id);
  }

  /** What all renditions of an image begin with. */
  String renditions(ImageId id) {
    return prefix + "renditions/" + near(id) + "/";
  }

  String rendition(ImageId id, String name) {
    return renditions(id) + name;
  }

  /** Names the renditions of an image, and is there once all of them are. */
  String made(ImageId id) {
    return rendition(id, "made");
  }

  /** Is not there, and asked for to see whether that can be done. */
  String attempt() {
    return prefix + "herald.check";
  }

  /** Is written and removed by a start to see whether that can be done; another one has its own. */
  String attemptOf(UUID start) {
    return attempt() + "-" + start;
  }

  private static String near(ImageId id) {
    return id.value().substring(0, 2) + "/" + id.value();
  }
}
