package dev.herald.http.v1;

import dev.herald.application.view.StoredImage;
import dev.herald.application.view.StoredImage.Dimensions;
import dev.herald.http.image.ImageUrls;
import org.jspecify.annotations.Nullable;

/** An uploaded image in an answer. */
record ImageJson(
    String imageId,
    String url,
    String contentType,
    long byteSize,
    @Nullable Integer width,
    @Nullable Integer height) {

  static ImageJson of(StoredImage image, ImageUrls urls) {
    return new ImageJson(
        image.id().value(),
        urls.of(image.id()),
        image.contentType(),
        image.byteSize(),
        image.dimensions().map(Dimensions::width).orElse(null),
        image.dimensions().map(Dimensions::height).orElse(null));
  }
}
