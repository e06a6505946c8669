package dev.herald.persistence.backup;

import dev.herald.domain.id.ImageId;
import java.util.ArrayList;
import java.util.List;

/** Images that are needed and not there, of which a few are named. */
final class Lacking {

  private static final int MOST_NAMED = 5;

  private final List<String> named = new ArrayList<>();
  private long count;

  void note(ImageId id, boolean isDamaged) {
    count++;
    if (named.size() < MOST_NAMED) named.add(id + (isDamaged ? " is damaged" : " is missing"));
  }

  boolean isEmpty() {
    return count == 0;
  }

  long count() {
    return count;
  }

  /** The first few, and whether there are more. */
  @Override
  public String toString() {
    return String.join(", ", named) + (count > named.size() ? ", and more" : "");
  }
}
