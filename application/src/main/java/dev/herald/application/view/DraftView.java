package dev.herald.application.view;

import dev.herald.domain.draft.Draft;
import dev.herald.domain.id.ImageId;
import java.util.Map;

/**
 * A draft with what is known of its images.
 *
 * @param images the uploaded images to which the draft refers, as far as they are there
 */
public record DraftView(Draft draft, Map<ImageId, StoredImage> images) {

  public DraftView {
    images = Map.copyOf(images);
  }
}
