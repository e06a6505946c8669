package dev.herald.application.view;

import dev.herald.domain.id.ImageId;
import dev.herald.domain.template.Template;
import java.util.Map;

/**
 * A template.
 *
 * @param images those of its uploaded images that are there
 */
public record TemplateView(Template template, Map<ImageId, StoredImage> images) {

  public TemplateView {
    images = Map.copyOf(images);
  }
}
