package dev.herald.http.v1;

import dev.herald.domain.image.Crop;
import dev.herald.domain.shared.Violation;
import dev.herald.http.request.RequestObject;
import java.util.List;

/** Reads a request that tells a part of a picture. */
final class CropJson {

  private CropJson() {}

  /** The part; it is not turned unless the request says so. */
  @SuppressWarnings("NullAway") // null stands for "invalid", as what is wrong is noted
  static Crop read(RequestObject body) {
    for (var field : List.of("left", "top", "width", "height")) {
      if (!body.isThere(field)) body.violations().add(Violation.required(field));
    }
    var left = number(body, "left", 0);
    var top = number(body, "top", 0);
    var width = number(body, "width", 1);
    var height = number(body, "height", 1);
    var rotation = number(body, "rotation", 0);
    body.end();
    return body.violations().check(() -> new Crop(left, top, width, height, rotation));
  }

  /** A number that is too large for anything stays so. */
  private static int number(RequestObject body, String field, int otherwise) {
    return body.optionalNumber(
            field, it -> (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, it)))
        .orElse(otherwise);
  }
}
