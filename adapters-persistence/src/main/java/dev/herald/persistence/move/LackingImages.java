package dev.herald.persistence.move;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Images that posts or channels show are missing, or damaged. */
final class LackingImages extends IOException {

  private static final long serialVersionUID = 1L;
  private static final int MOST_NAMED = 5;

  private final String names;
  private final int count;

  LackingImages(List<String> ids) {
    super("images are missing");
    count = ids.size();
    var more = count > MOST_NAMED ? " and others" : "";
    names = String.join(", ", ids.subList(0, Math.min(count, MOST_NAMED))) + more;
  }

  /**
   * What an operator is told.
   *
   * @param bucket where the images are, if they are not in the folder
   */
  String sentence(Path images, Optional<String> bucket) {
    if (bucket.isPresent()) {
      return "The images are in %s, and an export takes them from the folder %s. Copy them there first, as operating.md says."
          .formatted(bucket.get(), images.resolve("kept"));
    }
    return "%s images that posts or channels show are missing or damaged in %s: %s. Put them back from a backup, or recall those posts."
        .formatted(count, images, names);
  }
}
