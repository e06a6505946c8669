package dev.herald.persistence.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.util.function.IntUnaryOperator;

/** Goes through a picture sample by sample. */
final class Samples {

  private Samples() {}

  /** Changes the red, green and blue of each pixel; how transparent it is stays. */
  static BufferedImage each(BufferedImage picture, IntUnaryOperator change) {
    var width = picture.getWidth();
    var row = new int[width];
    for (var y = 0; y < picture.getHeight(); y++) {
      picture.getRGB(0, y, width, 1, row, 0, width);
      for (var x = 0; x < width; x++) {
        row[x] = (row[x] & 0xFF000000) | change.applyAsInt(row[x] & 0xFFFFFF);
      }
      picture.setRGB(0, y, width, 1, row, 0, width);
    }
    return picture;
  }

  /**
   * A grey picture as one that has the same red, green and blue. Java takes the grey of most
   * pictures for a linear one, which no format means, and would make it lighter.
   */
  static BufferedImage withoutLinearGrey(BufferedImage picture) {
    if (picture.getColorModel().getColorSpace().getType() != ColorSpace.TYPE_GRAY) return picture;
    var from = picture.getRaster();
    var grey = new BufferedImage(picture.getWidth(), picture.getHeight(), Scaling.typeFor(picture));
    var width = picture.getWidth();
    var alphaBand = picture.getColorModel().hasAlpha() ? 1 : -1;
    var shift = Math.max(0, picture.getColorModel().getComponentSize(0) - 8);
    var values = new int[width];
    var alphas = new int[width];
    for (var y = 0; y < picture.getHeight(); y++) {
      from.getSamples(0, y, width, 1, 0, values);
      if (alphaBand > 0) from.getSamples(0, y, width, 1, alphaBand, alphas);
      for (var x = 0; x < width; x++) {
        var alpha = alphaBand > 0 ? alphas[x] >>> shift : 0xFF;
        values[x] = (alpha << 24) | (values[x] >>> shift) * 0x010101;
      }
      grey.setRGB(0, y, width, 1, values, 0, width);
    }
    return grey;
  }
}
