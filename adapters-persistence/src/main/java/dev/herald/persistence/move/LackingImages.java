package dev.herald.persistence.move;

import java.io.IOException;
import java.util.List;

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
   * @param place where the images should be
   */
  String sentence(String place) {
    return "%s images that posts or channels show are missing or damaged in %s: %s. Put them back from a backup, or recall those posts."
        .formatted(count, place, names);
  }
}
