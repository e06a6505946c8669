package dev.herald.http.v1;

import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.Violation;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.request.RequestObject;
import org.jspecify.annotations.Nullable;

/** Reads the two fields by which a request says which image it means. */
final class ImageFields {

  private ImageFields() {}

  /**
   * The image that {@code imageId} or {@code url} names. Both may come together when the one is the
   * address of the other, as in what Herald answers.
   *
   * @return null if it is invalid, which is noted
   */
  static @Nullable ImageRef read(RequestObject image, ImageUrls urls) {
    var hasId = image.isThere("imageId");
    var hasUrl = image.isThere("url");
    if (!hasId && !hasUrl) {
      image.isNull("imageId");
      image.isNull("url");
      var text = "is required: the id of an uploaded image, or the url of another";
      image.violations().add(Violation.of(image.path("imageId"), "required", text));
      return null;
    }
    var id = image.optional("imageId", ImageId::new);
    if (!hasId) return image.optional("url", HttpUrl::new).map(ImageRef.External::new).orElse(null);
    var url = image.optional("url", given -> given == null ? "" : given);
    if (id.isPresent() && url.isPresent()) requireAddressOf(id.get(), url.get(), image, urls);
    return id.map(ImageRef.Stored::new).orElse(null);
  }

  /** Notes it, if an uploaded image does not have this address. */
  static void requireAddressOf(ImageId id, String url, RequestObject image, ImageUrls urls) {
    if (isAddressOf(id, url, urls)) return;
    var text = "must not come with an imageId that is another image";
    image.violations().add(Violation.of(image.path("url"), "conflict", text));
  }

  private static boolean isAddressOf(ImageId id, String url, ImageUrls urls) {
    return url.equals(urls.of(id)) || url.equals("/images/" + id);
  }
}
